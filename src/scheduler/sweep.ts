/** A sweep asks "what is due now?" of the state and does it. It holds no timer and remembers nothing. */
export interface Sweep<H> {
  /** "feature.what" */
  readonly name: string;
  /**
   * Does what is due. Idempotent: what it does leaves a record by which it is not due any more. Called at every
   * tick, and often late: after an outage it must catch up within its own limit.
   */
  run(house: H): Promise<void>;
}
