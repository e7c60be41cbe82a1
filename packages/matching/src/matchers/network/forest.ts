import { marginal, type Network } from "./build.ts";

/** What is right below each node; none below mentors. */
export interface Forest {
  /** Mentors. */
  seats: Int32Array[];
  quotas: Int32Array[];
  /** Mentees, by number. */
  members: Int32Array[];
}

export function forestOf({ parent, leaf, mentors, root }: Network): Forest {
  const lists = () => Array.from({ length: root + 1 }, (): number[] => []);
  const [seats, quotas, members] = [lists(), lists(), lists()];
  for (let node = 0; node < root; node++) {
    (node < mentors ? seats : quotas)[parent[node]!]!.push(node);
  }
  leaf.forEach((node, i) => {
    members[node]!.push(i);
  });
  const packed = (list: number[][]) => list.map((numbers) => Int32Array.from(numbers));
  return { seats: packed(seats), quotas: packed(quotas), members: packed(members) };
}

/**
 * Potentials at which no first unit gains anything: a node that rewards its first units starts as
 * far from its parent as the reward. Quotas stand after those that hold them, mentors before all.
 */
export function startLevels(network: Network): Float64Array {
  const { mentors, firstMenteeQuota, root, parent, room } = network;
  const level = new Float64Array(root + 1);
  const gain = (node: number) => (room[node]! > 0 ? Math.max(0, -marginal(network, node, 0)) : 0);
  const set = (node: number) => {
    const toRoot = node < firstMenteeQuota ? 1 : -1;
    level[node] = level[parent[node]!]! + toRoot * gain(node);
  };
  for (let node = mentors; node < root; node++) set(node);
  for (let node = 0; node < mentors; node++) set(node);
  return level;
}
