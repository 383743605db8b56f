// The document worker as it runs in production: compiled, by plain Node.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

it('renders from compiled files and lets the process exit by itself', async () => {
  // Below node_modules, so that the compiled files find their packages.
  const cache = join(ROOT, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'loa-documents-'));
  try {
    const config = {
      extends: join(ROOT, 'tsconfig.build.json'),
      compilerOptions: { rootDir: join(ROOT, 'src'), outDir: folder, tsBuildInfoFile: join(folder, '.tsbuildinfo') },
      include: [join(ROOT, 'src', 'documents')],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await run(join(ROOT, 'node_modules', '.bin', 'tsc'), ['-p', folder]);
    const script = `
      import { createDocumentWorker } from './documents/worker.js';
      const worker = createDocumentWorker();
      const columns = [{ title: 'STT', type: 'number' }];
      const document = worker.docx({ kind: 'chapter', title: 'A', body: [{ type: 'paragraph', text: 'A' }] });
      const workbook = worker.xlsx({ sheets: [{ name: 'A', columns, pages: [[[1], [2]], [[3]]] }] });
      const files = await Promise.all([document, workbook]);
      console.log(files.map((file) => Buffer.from(file.subarray(0, 2)).toString()).join(' '));
    `;
    await writeFile(join(folder, 'try.js'), script);
    const { stdout } = await run(process.execPath, [join(folder, 'try.js')], { timeout: 60_000 });
    expect(stdout.trim()).toBe('PK PK');
  } finally {
    await rm(folder, { recursive: true });
  }
});
