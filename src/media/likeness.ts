/** How much alike two photos are, by the hashes kept of them. */

/** How many of 64 bits two perceptual hashes differ in: 0 to 64. Up to about 8 it is nearly surely the same photo. */
export function hammingDistance(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}
