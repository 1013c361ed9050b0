/** Posts a text to an address; rejects with an ActionError for everything but a 2xx, redirects included. */
export type PostText = (url: string, post: Post) => Promise<void>;

export interface Post {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the whole request. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}
