/** How the fake says no: HTTP 200 with a number. The words differ between sources, so nobody may rely on them. */

/** `caller`: broke a documented limit or rule, which a well-behaved client never does. `world`: the state of things. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly fault: 'caller' | 'world',
    words = 'An error occurred',
  ) {
    super(words);
    this.name = 'Refusal';
  }
}
