export interface Files {
  /** Undefined when there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** Readable by this user alone; makes the folders above it. */
  writePrivate(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  exists(path: string): Promise<boolean>;
  list(path: string): Promise<readonly string[]>;
  /** Absolute, links resolved; undefined when there is no such file. */
  realPath(path: string): Promise<string | undefined>;
  /** Of the disk that a path is on; undefined when there is no such path. */
  disk(path: string): Promise<DiskSpace | undefined>;
  link(target: string, path: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}
