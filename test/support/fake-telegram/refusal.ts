/** How the fake says no: with the code and the words of the real Bot API server. */

export interface RefusalParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/**
 * `fault` tells whose doing it is: `caller` broke a documented limit or rule, which a well-behaved bot never does;
 * `world` is the state of things (blocked, too old, not modified), which befalls every bot.
 */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly fault: 'caller' | 'world',
    readonly parameters?: RefusalParameters,
  ) {
    super(`${code} ${description}`);
    this.name = 'Refusal';
  }
}

/** A documented rule was broken. */
export function badRequest(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`, 'caller');
}

/** The request was fair, the world was not. */
export function misfortune(code: number, description: string, parameters?: RefusalParameters): Refusal {
  return new Refusal(code, description, 'world', parameters);
}
