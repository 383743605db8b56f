/** Answers on the wire, whole or broken. */
import type { ServerResponse } from 'node:http';

/** In pieces that part a letter of several bytes, as a network may: whoever decodes piece by piece breaks it. */
export function splitInsideLetters(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const letter = bytes.findIndex((byte) => byte >= 0xc0);
  return letter < 0 ? [bytes] : [bytes.subarray(0, letter + 1), bytes.subarray(letter + 1)];
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  for (const piece of splitInsideLetters(JSON.stringify(body))) response.write(piece);
  response.end();
}

/** Half of the answer, then a proper end. */
export function answerTruncated(response: ServerResponse, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(bytes.subarray(0, Math.floor(bytes.length / 2)));
}

export function answerHtml(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end('<html><head><title>Bad Gateway</title></head><body><center>nginx</center></body></html>');
}
