/** The one way pictures are opened: limited in size and time, strict about damage, one at a time. */
import sharp, { type Sharp } from 'sharp';
import { oneAtATime } from '../lib/fifo.js';

/** Width × height: about 160 MB when a picture must be held whole. Phones take 12 to 24 million, rarely 50. */
export const MAX_PIXELS = 40e6;

const TIME_LIMIT_SECONDS = 30;

// A bot on a small server: no cache of decoded pictures, one thread for each.
sharp.cache(false);
sharp.concurrency(1);

/**
 * A picture to be read from `path`, the right way up. Reading fails for more than MAX_PIXELS, cut-off or undecodable
 * data and after 30 s. Of several frames or pages it is the first.
 */
export function openPicture(path: string): Sharp {
  return sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .timeout({ seconds: TIME_LIMIT_SECONDS })
    .autoOrient();
}

/** Runs one piece of picture work after the other, so that memory holds one decoded picture. */
export const inPictureTurn = oneAtATime();
