import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Problem } from "../src/index.ts";

/** A solver in python3 that has read a problem and solves it as often as it is asked. */
export interface Reference {
  solve(): Promise<{ seconds: number; total: number }>;
  close(): void;
}

/** The script of `reference/` with this problem; a sentence when the machine can't run it. */
export async function reference(script: string, problem: Problem): Promise<Reference | string> {
  const folder = mkdtempSync(join(tmpdir(), "matching-bench-"));
  const file = join(folder, "problem.bin");
  writeFileSync(file, written(problem));
  const path = fileURLToPath(new URL(`reference/${script}`, import.meta.url));
  const child = spawn("python3", ["-B", path, file], { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<null>((resolve) => child.once("error", () => resolve(null)));
  const next = async () => {
    const line = await Promise.race([lines.next(), failed]);
    return line === null || line.done ? null : line.value;
  };
  const close = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  if ((await next()) !== "ready") {
    close();
    return said.trim().split("\n").at(-1) || "there is no python3";
  }
  return {
    close,
    async solve() {
      child.stdin.write("solve\n");
      const answer = await next();
      if (answer === null) throw new Error(`The reference stopped: ${said}`);
      const [seconds, total] = answer.split(" ").map(Number);
      return { seconds: seconds!, total: total! };
    },
  };
}

/** As `reference/problem.py` reads it. */
function written({ mentees, mentors, pairs }: Problem): Buffer {
  const places = Int32Array.from(mentors, (m) => m.capacity);
  const head = Int32Array.of(mentees.length, mentors.length, pairs.value.length);
  const parts = [head, places, pairs.start, pairs.mentor, pairs.value];
  return Buffer.concat(parts.map((p) => new Uint8Array(p.buffer, p.byteOffset, p.byteLength)));
}
