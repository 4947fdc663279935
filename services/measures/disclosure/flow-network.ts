/** Spare capacity between the rows (nodes 0…R-1) and columns (R…R+C-1) of a table: from × nodes + to. */
export type FlowNetwork = { readonly nodes: number; readonly spare: number[] };

/** Breadth-first search; cameFrom[to] stays -1 if there is no way. */
function search({ nodes, spare }: FlowNetwork, from: number, to: number, cameFrom: number[], queue: number[]): boolean {
  cameFrom.fill(-1);
  cameFrom[from] = from;
  queue[0] = from;
  let filled = 1;
  for (let read = 0; read < filled; read++) {
    const node = queue[read] ?? 0;
    for (let next = 0; next < nodes; next++) {
      if ((spare[node * nodes + next] ?? 0) <= 0 || (cameFrom[next] ?? 0) >= 0) continue;
      cameFrom[next] = node;
      if (next === to) return true;
      queue[filled++] = next;
    }
  }
  return false;
}

/** Calls the visitor for each arc of the path found, from its end back to its start. */
function walkBack(cameFrom: number[], from: number, to: number, visit: (a: number, b: number) => void): void {
  for (let node = to; node !== from; node = cameFrom[node] ?? from) visit(cameFrom[node] ?? from, node);
}

/**
 * Pushes up to `most` from one node to the other along shortest paths and returns how much went through; the spare
 * capacities then describe what is left. Source: Edmonds & Karp 1972.
 */
export function pushFlow(network: FlowNetwork, from: number, to: number, most: number): number {
  const { nodes, spare } = network;
  const cameFrom = new Array<number>(nodes).fill(-1);
  const queue = new Array<number>(nodes).fill(0);
  let pushed = 0;
  while (pushed < most && search(network, from, to, cameFrom, queue)) {
    let amount = most - pushed;
    walkBack(cameFrom, from, to, (a, b) => {
      amount = Math.min(amount, spare[a * nodes + b] ?? 0);
    });
    walkBack(cameFrom, from, to, (a, b) => {
      spare[a * nodes + b] = (spare[a * nodes + b] ?? 0) - amount;
      spare[b * nodes + a] = (spare[b * nodes + a] ?? 0) + amount;
    });
    pushed += amount;
  }
  return pushed;
}
