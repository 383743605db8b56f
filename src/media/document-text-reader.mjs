// A process of its own that reads one document and sends { text, cut }, { problem } or { failure }, then ends.
//   node document-text-reader.mjs PATH docx|pdf MAX_CHARACTERS MAX_BYTES_OF_MEMORY
// Its first thread only watches: a library busy with a hostile document does not let its own thread look up.
// Plain JavaScript, so that node itself can run it, under tests too.
import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const WATCH_MS = 20;
const [path, kind, maxCharacters, maxMemoryBytes] = process.argv.slice(2);
// Composing letters shortens a text to a third at most; what is read beyond this is never shown.
const enough = Number(maxCharacters) * 3;

if (isMainThread) watch();
else parentPort.postMessage(await (kind === 'docx' ? readDocx() : readPdf()));

function watch() {
  const end = (answer) => process.send(answer, () => process.exit());
  const thread = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  thread.once('message', end);
  thread.once('error', (error) => {
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { problem: 'bomb' } : { failure: error.message });
  });
  setInterval(() => process.memoryUsage.rss() > Number(maxMemoryBytes) && end({ problem: 'bomb' }), WATCH_MS);
  process.once('disconnect', () => process.exit());
}

async function readDocx() {
  const { default: mammoth } = await import('mammoth');
  const buffer = await readFile(path);
  try {
    const { value } = await mammoth.extractRawText({ buffer });
    return { text: value.slice(0, enough), cut: value.length > enough };
  } catch {
    // Whatever mammoth stumbles over, the document is not what it says it is.
    return { problem: 'notDecodable' };
  }
}

async function readPdf() {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const data = new Uint8Array(await readFile(path));
  try {
    const options = { verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false };
    const document = await getDocument({ data, ...options }).promise;
    let text = '';
    let number = 1;
    for (; number <= document.numPages && text.length < enough; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
      text += '\n\n';
      page.cleanup();
    }
    return { text: text.slice(0, enough), cut: number <= document.numPages || text.length > enough };
  } catch (error) {
    return { problem: error.name === 'PasswordException' ? 'locked' : 'notDecodable' };
  }
}
