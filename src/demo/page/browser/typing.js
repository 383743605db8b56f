/** Types into a phone for the visitor: the sample article with its pictures, or a command. */

const PHOTOS = 3;
const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 100;

/** @param {HTMLIFrameElement} frame */
export async function putSample(frame) {
  const [text, files, page] = await Promise.all([sampleText(), sampleFiles(), readyPage(frame)]);
  const { box, picker, view } = page;
  type(text, page);
  const carried = new view.DataTransfer();
  for (const file of files) carried.items.add(file);
  picker.files = carried.files;
  picker.dispatchEvent(new view.Event('change', { bubbles: true }));
  box.focus();
}

/**
 * Says it at once.
 * @param {HTMLIFrameElement} frame
 * @param {string} text
 */
export async function say(frame, text) {
  const page = await readyPage(frame);
  type(text, page);
  page.box.form?.requestSubmit();
}

/**
 * @param {string} text
 * @param {Awaited<ReturnType<typeof readyPage>>} page
 */
function type(text, { box, view }) {
  box.value = text;
  box.dispatchEvent(new view.Event('input', { bubbles: true }));
}

async function sampleText() {
  return (await fetch('/demo/sample/text')).text();
}

function sampleFiles() {
  return Promise.all(
    Array.from({ length: PHOTOS }, async (_, index) => {
      const answer = await fetch(`/demo/sample/${index + 1}.jpg`);
      return new File([await answer.blob()], `ngay-hoi-${index + 1}.jpg`, { type: 'image/jpeg' });
    }),
  );
}

/**
 * The chat's page can take files once its script runs.
 * @param {HTMLIFrameElement} frame
 */
async function readyPage(frame) {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const view = frame.contentWindow;
    const page = frame.contentDocument;
    const box = page?.getElementById('text');
    const picker = page?.getElementById('pick-photos');
    const attach = page?.getElementById('attach-button');
    if (view !== null && isField(box) && isPicker(picker) && attach?.hasAttribute('disabled') === false)
      return { view: /** @type {Window & typeof globalThis} */ (view), box, picker };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error('the chat did not open');
}

// Elements of another window are of that window's classes: told apart by their names.

/**
 * @param {HTMLElement | null | undefined} element
 * @returns {element is HTMLTextAreaElement}
 */
function isField(element) {
  return element?.tagName === 'TEXTAREA';
}

/**
 * @param {HTMLElement | null | undefined} element
 * @returns {element is HTMLInputElement}
 */
function isPicker(element) {
  return element?.tagName === 'INPUT';
}
