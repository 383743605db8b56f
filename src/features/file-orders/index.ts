/** Files made to order: pictures, sheets, lists that somebody asks for in a chat. */
import { defineFeature, type Feature } from '../../feature.js';
import { type Maker, makeWaiting } from './make-waiting.js';

export type { Made, Maker } from './make-waiting.js';
export { orderFile } from './order-file.js';

/** `makers`: by the kinds that are ordered. */
export function fileOrdersFeature(makers: Readonly<Record<string, Maker>>): Feature {
  return defineFeature({
    name: 'file-orders',
    sweeps: [{ name: 'file-orders.make', run: (house) => makeWaiting(house, makers) }],
  });
}
