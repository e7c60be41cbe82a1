import { marginal, type Network } from "./build.ts";

export interface Forest {
  /** The nodes right below each node. */
  children: Int32Array[];
  /** The mentees right below each node; none below mentors and mentors' quotas. */
  members: Int32Array[];
}

export function forestOf({ parent, leaf, root }: Network): Forest {
  const children: number[][] = Array.from({ length: root + 1 }, () => []);
  const members: number[][] = Array.from({ length: root + 1 }, () => []);
  for (let node = 0; node < root; node++) children[parent[node]!]!.push(node);
  leaf.forEach((node, i) => {
    members[node]!.push(i);
  });
  return {
    children: children.map((list) => Int32Array.from(list)),
    members: members.map((list) => Int32Array.from(list)),
  };
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
