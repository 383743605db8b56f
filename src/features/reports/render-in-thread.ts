/** In the document thread: the document of a model that was compiled before, with what people have written since. */
import { renderDocx } from '../../documents/docx.js';
import { renderPng } from '../../documents/picture.js';
import { documentOf } from './document/document-of.js';
import type { RenderInput } from './job.js';
import { readModel } from './stored-model.js';

/** The job: see job.ts. */
export async function run({ model, plan, paper }: RenderInput): Promise<{ readonly document: Uint8Array }> {
  return { document: await renderDocx(documentOf(readModel(model), plan, paper, renderPng)) };
}
