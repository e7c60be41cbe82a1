/**
 * Things that never change once they are published, read once for each process. The key holds the
 * institution, so that nobody gets at another's by knowing an id. The oldest go first.
 */
export class Kept<V extends object> {
  private readonly values = new Map<string, V>();

  constructor(private readonly most = 500) {}

  get({ institutionId }: { institutionId: string }, id: string): V | undefined {
    return this.values.get(`${institutionId} ${id}`);
  }

  /** Many requests will share the value: it is frozen. */
  set({ institutionId }: { institutionId: string }, id: string, value: V): V {
    if (this.values.size >= this.most) this.values.delete(this.values.keys().next().value!);
    this.values.set(`${institutionId} ${id}`, freeze(value));
    return value;
  }
}

function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return value instanceof Date ? value : Object.freeze(value);
}
