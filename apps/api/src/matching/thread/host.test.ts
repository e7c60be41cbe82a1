import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { nothingDecided, type Task } from "./contract.ts";
import { createSolver } from "./host.ts";

describe("a large run", () => {
  it("takes less than 100 ms of the thread that answers requests", async () => {
    const people = (role: "mentor" | "mentee") =>
      Array.from({ length: 1_000 }, (_, i) => ({
        ...{ id: `${role}${i}`, personId: `${role}${i}`, role, capacity: 1, text: {} },
        answers: { skills: [`s${i % 37}`, `s${(i * 7) % 41}`] },
      }));
    const task: Task = {
      models: [{ model: "one-to-one", matcher: { type: "assign", v: 1 } }],
      criteria: [{ type: "expertise", weight: 1, params: { sought: "skills", offered: "skills" } }],
      people: { mentors: people("mentor"), mentees: people("mentee") },
      ...{ decisions: nothingDecided, seed: 1, keep: null },
    };
    const solver = createSolver(pino({ level: "silent" }));
    await solver.ask("open", { key: "warm", task, solved: null });
    // Of this thread alone, whatever else the machine does.
    const before = process.threadCpuUsage();
    const { solved } = await solver.ask("solve", { task });
    const { user, system } = process.threadCpuUsage(before);
    expect(solved.outcome.chosen).toHaveLength(1_000);
    expect((user + system) / 1_000).toBeLessThan(100);
    await solver.close();
  });
});
