/** Web addresses in what people write. */

/** The first web address in the words, without the punctuation of the sentence around it. */
export function linkIn(words: string): string | undefined {
  const found = /https?:\/\/[^\s<>"]+/i.exec(words)?.[0].replace(/[.,;:!?)\]]+$/, '');
  return found !== undefined && URL.canParse(found) ? found : undefined;
}

/** One form for one page: what people's apps append to follow them is taken off. */
export function plainLink(link: string): string {
  const url = new URL(link);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (FOLLOWERS.test(name)) url.searchParams.delete(name);
  return url.pathname === '/' || url.search !== '' ? url.href : url.href.replace(/\/+$/, '');
}

/** "vnexpress.net" */
export function siteOf(link: string): string {
  return new URL(link).hostname.replace(/^(www|m|amp)\./, '');
}

const FOLLOWERS = /^(utm_\w+|fbclid|gclid|zarsrc|mibextid|igshid|si)$/i;
