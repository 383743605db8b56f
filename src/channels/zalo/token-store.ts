/** The pair of tokens of one Official Account, and what we ask of whoever keeps it. */

/** Both are secrets. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly issuedAt: Date;
  /** Of the access token, 25 hours later; the refresh token lives three months. */
  readonly expiresAt: Date;
}

/** Where the pair outlives the process. Several processes may use it; each looks again before it renews. */
export interface TokenStore {
  load(): Promise<TokenPair | undefined>;
  /** Resolves only once the pair survives a crash; nothing of a pair may be kept when it rejects. */
  save(pair: TokenPair): Promise<void>;
  /** Runs `work` while no other process renews. Rejects with what `work` throws, or when none ended in time. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}
