import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { DispatchRequest, DispatchResult } from "../workflow/workflow.service.ts";

/** One process that may die at any moment, and is then replaced. */
export class Mortal {
  private child: ChildProcess;
  private port: number | null = null;
  private over = false;

  constructor(
    private readonly file: string,
    private readonly env: Record<string, string>,
  ) {
    this.child = this.start();
  }

  private start(): ChildProcess {
    const child = spawn(process.execPath, [this.file], {
      env: { ...process.env, ...this.env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    createInterface({ input: child.stdout! }).once("line", (line) => {
      if (child === this.child) this.port = Number(line);
    });
    child.once("exit", () => {
      if (!this.over && child === this.child) this.revive();
    });
    return child;
  }

  private revive(): void {
    this.port = null;
    this.child = this.start();
  }

  get isUp(): boolean {
    return this.port !== null;
  }

  /** Without warning, in the middle of whatever it does. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  async send(request: DispatchRequest): Promise<DispatchResult> {
    const response = await fetch(`http://127.0.0.1:${this.port}/`, {
      method: "POST",
      body: JSON.stringify(request),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as DispatchResult;
  }

  async end(): Promise<void> {
    this.over = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGKILL");
    await gone;
  }
}
