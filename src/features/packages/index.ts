/** Packages: items made into files that go on – up a level, onto a website, into the archive of the office above. */
import { defineFeature, type Feature } from '../../feature.js';
import { makeWaiting, type Packers } from './make-waiting.js';

export { contentsOf, mayGoOut, type PackedItem, type PackedPhoto } from './contents.js';
export type { Packer } from './make-waiting.js';
export { captionOf, pictureEntries, pictureName } from './numbered-pictures.js';
export { orderPackage } from './order-package.js';
export { loadPack, type Pack, packFiles } from './pack.js';

export function packagesFeature(packers: Packers): Feature {
  return defineFeature({
    name: 'packages',
    sweeps: [{ name: 'packages.make', run: (house) => makeWaiting(house, packers) }],
  });
}
