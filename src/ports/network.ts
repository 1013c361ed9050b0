export interface Http {
  /** One request without following redirects. Rejects when no whole answer comes; a body that never ends is cut. */
  request(url: string, options: HttpRequest): Promise<HttpAnswer>;
  /** The body of a download, redirects followed. Rejects for a status other than 200, and says whether another try makes sense. */
  download(url: string, signal: AbortSignal, options?: DownloadOptions): Promise<Uint8Array>;
}

export interface DownloadOptions {
  /** Its digest is compared with a known one: it may come by a redirect from https to http. */
  readonly verified?: boolean;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How much of the body is read. */
  readonly bytes: number;
  /** For the whole answer, its body as well. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Where a redirect points. */
  readonly location?: string;
  /** Its beginning, decoded; what is no text of its charset stands as U+FFFD. */
  readonly body: string;
  /** The body went on when its time or its length was up. */
  readonly cut: boolean;
}

export interface Tcp {
  /**
   * Connects to a port of this machine's loopback: `open` while the other side keeps the connection or sends something,
   * `closed` when it ends it at once, `refused` when there is none.
   */
  connect(port: number, signal: AbortSignal): Promise<'open' | 'closed' | 'refused'>;
}
