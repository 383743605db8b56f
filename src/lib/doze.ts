/** A loop's sleep between two looks, from which it can be woken. A call that comes while it is awake is not lost. */
export interface Doze {
  /** Resolves after `ms`, sooner when woken, at once when woken since the last sleep ended. */
  sleep(ms: number): Promise<void>;
  wake(): void;
}

export function createDoze(): Doze {
  let called = false;
  let end: (() => void) | undefined;
  return {
    async sleep(ms) {
      if (!called) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      end = undefined;
      called = false;
    },
    wake() {
      called = true;
      end?.();
    },
  };
}
