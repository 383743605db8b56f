/** One request to Zalo that ends: with a JSON object, or with a SendError that holds neither token nor payload. */
import { SendError } from '../contract.js';
import { kindOf } from './errors.js';

/** When HTTP itself says "slow down", without saying for how long. */
const UNSTATED_PAUSE_MS = 15_000;

/** Resolves with the object that was answered, whatever the status: Zalo tells its errors inside. */
export async function askJson(
  url: URL,
  init: Pick<RequestInit, 'method' | 'headers' | 'body'>,
  timeoutMs: number,
): Promise<object> {
  const { status, text } = await ask(url, init, timeoutMs);
  const answer = parsed(text);
  if (answer !== undefined) return answer;
  if (status === 429) throw new SendError('throttled', 'HTTP 429', UNSTATED_PAUSE_MS);
  throw new SendError('offline', `no readable answer (HTTP ${status})`);
}

async function ask(url: URL, init: RequestInit, timeoutMs: number): Promise<{ status: number; text: string }> {
  try {
    // A redirect would carry the token's header to whoever it names.
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new SendError('offline', `no answer (${kindOf(error)})`);
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
