/** The picture above the form that asks for contact details: some sources call one compulsory, so we serve our own. */
import type { Hono } from 'hono';

const WIDTH_PX = 640;

/** A loudspeaker on a wide ground, in the proportions of Zalo's forms. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">
<rect width="640" height="360" fill="#0b6b57"/>
<g transform="translate(200 60) scale(5)">
<path d="M8 20a3 3 0 0 1 3-3h6l11-7v28l-11-7h-6a3 3 0 0 1-3-3z" fill="#fff"/>
<path d="M12 31h6l2 8h-6z" fill="#bfe6da"/>
<path d="M33 18a8 8 0 0 1 0 12M37 13a15 15 0 0 1 0 22" fill="none" stroke="#ffd166" stroke-width="3" stroke-linecap="round"/>
</g>
</svg>`;

/** `path` ends in .png: Zalo judges by the end of the address. */
export function formPictureRoutes(path: string): (app: Hono) => void {
  let drawn: Uint8Array<ArrayBuffer> | undefined;
  return (app) => {
    app.get(path, async (c) => {
      drawn ??= await draw();
      return c.body(drawn, 200, { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' });
    });
  };
}

/** The renderer takes four megabytes, and most houses have no such form: it is loaded when somebody looks. */
async function draw(): Promise<Uint8Array<ArrayBuffer>> {
  const { Resvg } = await import('@resvg/resvg-js');
  return Uint8Array.from(new Resvg(PICTURE, { fitTo: { mode: 'width', value: WIDTH_PX } }).render().asPng());
}
