/** A page of a list on a phone: eight buttons a screen, the way on among them. */

const BUTTONS_ON_A_SCREEN = 8;

/** `others`: how many other buttons the screen has. `next`: the page a further button leads to; the last leads back to 0. */
export function pageOf<T>(
  items: readonly T[],
  page: number,
  others: number,
): { readonly shown: readonly T[]; readonly next: number | undefined } {
  const room = BUTTONS_ON_A_SCREEN - others;
  if (items.length <= room) return { shown: items, next: undefined };
  const size = room - 1;
  const pages = Math.ceil(items.length / size);
  const at = page < pages ? page : 0;
  return { shown: items.slice(at * size, (at + 1) * size), next: (at + 1) % pages };
}
