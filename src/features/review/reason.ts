/** How long the reason of a decision may be, in characters: enough to act on, short enough to read. */
export const REASON_MIN = 5;
export const REASON_MAX = 500;
