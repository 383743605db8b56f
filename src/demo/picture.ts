/** Pictures for the demo: drawn, not taken, so that they show nobody. */
import sharp from 'sharp';

const WIDTH = 640;
const HEIGHT = 480;
const QUALITY = 78;

/** A small landscape as JPEG; the same `seed` gives the same one. */
export async function drawPicture(seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await sharp(Buffer.from(landscape(seed)))
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return new Uint8Array(jpeg);
}

const SKIES = ['#bfe3f7 #fdf6e3', '#ffd9b8 #fff3d6', '#cfe0ff #f5ecff', '#c9f0e4 #fdfbe7'];
const HILLS = ['#8ccf8a #5aa968', '#a9d774 #6fae4f', '#7cc7a4 #459a7c'];
const PETALS = ['#e4572e', '#f3a712', '#d64a8c', '#7a5cd0', '#ffffff'];
const ROOFS = ['#d9523f', '#3f7fbf', '#e08a1e'];

function landscape(seed: number): string {
  const next = numbers(seed);
  const between = (low: number, high: number) => Math.round(low + next() * (high - low));
  const one = (choices: readonly string[]) => choices[Math.floor(next() * choices.length)] ?? '';
  const [above = '', below = ''] = one(SKIES).split(' ');
  const [far = '', near = ''] = one(HILLS).split(' ');
  const horizon = between(210, 270);
  const house = between(60, 420);
  const flowers = Array.from({ length: between(14, 24) }, () => {
    const [x, y, size] = [between(10, WIDTH - 10), between(horizon + 90, HEIGHT - 20), between(5, 11)];
    return `<path d="M${x} ${y}v${size * 3}" stroke="#3c7a45" stroke-width="3"/><circle cx="${x}" cy="${y}" r="${size}" fill="${one(PETALS)}"/><circle cx="${x}" cy="${y}" r="${size / 2.5}" fill="#ffe27a"/>`;
  });
  const balloons = Array.from({ length: between(2, 5) }, () => {
    const [x, y] = [between(40, WIDTH - 40), between(40, horizon - 60)];
    return `<path d="M${x} ${y + 20}q6 30 -4 60" stroke="#7d8a90" fill="none"/><ellipse cx="${x}" cy="${y}" rx="16" ry="20" fill="${one(PETALS)}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient></defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#s)"/>
<circle cx="${between(60, WIDTH - 60)}" cy="${between(50, 110)}" r="${between(26, 40)}" fill="#ffd45e"/>
${balloons.join('')}
<path d="M0 ${horizon}q${between(120, 220)} ${between(-90, -40)} ${WIDTH / 2} 0t${WIDTH / 2} -20V${HEIGHT}H0z" fill="${far}"/>
<path d="M0 ${horizon + 50}q160 ${between(-50, 20)} ${WIDTH / 2} 10t${WIDTH / 2} -10V${HEIGHT}H0z" fill="${near}"/>
<path d="M${house} ${horizon + 60}h150v-70h-150z" fill="#fff4dd"/><path d="M${house - 16} ${horizon - 10}l91 -52l91 52z" fill="${one(ROOFS)}"/>
<path d="M${house + 62} ${horizon + 60}v-40h26v40zM${house + 16} ${horizon + 6}h28v26h-28zM${house + 106} ${horizon + 6}h28v26h-28z" fill="#8fb8c9"/>
${flowers.join('')}
</svg>`;
}

/** Numbers in [0, 1) that look like chance and are the same every time. */
function numbers(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 97) % 4_294_967_296;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
