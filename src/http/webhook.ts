/**
 * Receives happenings by webhook, one a request: answered 200 only once it is stored; anything else makes a platform
 * repeat it. Answers have no body: a platform may read one as something to do.
 */

/** Events are a few kilobytes; platforms stay far below this. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** Takes in what a platform posts. */
export interface Webhook {
  handle(request: Request): Promise<Response>;
  /** From now on events are taken in; before, they are refused and come again. */
  open(accept: (event: unknown) => Promise<void>): void;
  /** Refuses what comes from now on, waits for what is being stored. */
  close(): Promise<void>;
}

export interface WebhookParts {
  readonly log: { warn(fields: object, event: string): void };
  /** Says in the log whose events come again. */
  readonly platform: string;
  /** Turns away before the body is read: the status to answer with. */
  refuses?(request: Request): number | undefined;
  /** What an event that came whole is to be answered with; undefined: stored first. `event` is undefined when it is no JSON. */
  judge(event: unknown, body: Uint8Array, headers: Headers): number | undefined;
}

/** Refuses with 503 until it is opened and after it is closed: the platform comes again. */
export function createWebhook({ log, platform, refuses, judge }: WebhookParts): Webhook {
  let accept: ((event: unknown) => Promise<void>) | undefined;
  const running = new Set<Promise<unknown>>();

  async function take(request: Request): Promise<number> {
    const refused = refuses?.(request);
    if (refused !== undefined) return refused;
    if (request.method !== 'POST') return 405;
    if (Number(request.headers.get('content-length')) > BODY_LIMIT_BYTES) return 413;
    const body = await readBody(request);
    if (body === 'tooLong') return 413;
    if (body === 'broken') return 400;
    const event = parse(body);
    const answer = judge(event, body, request.headers);
    if (answer !== undefined) return answer;
    if (accept === undefined) return 503;

    const storing = accept(event);
    running.add(storing);
    try {
      await storing;
      return 200;
    } catch (error) {
      log.warn({ error }, `${platform}: an event could not be stored; it will come again`);
      return 500;
    } finally {
      running.delete(storing);
    }
  }

  return {
    open(next) {
      accept = next;
    },
    async close() {
      accept = undefined;
      await Promise.allSettled(running);
    },
    handle: async (request) => new Response(null, { status: await take(request) }),
  };
}

/** The whole body, or why there is none; the limit holds whatever length was announced. */
async function readBody(request: Request): Promise<Uint8Array | 'tooLong' | 'broken'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > BODY_LIMIT_BYTES) return 'tooLong';
      chunks.push(chunk);
    }
  } catch {
    return 'broken';
  }
  return Buffer.concat(chunks);
}

function parse(body: Uint8Array): unknown {
  try {
    // Decoded whole: a letter may be split over packets.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
