export interface Files {
  /** Undefined when there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** Readable by this user alone; makes the folders above it. */
  writePrivate(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  exists(path: string): Promise<boolean>;
  list(path: string): Promise<readonly string[]>;
  /** What a folder holds; empty when there is no such folder. */
  entries(path: string): Promise<readonly FileEntry[]>;
  /** Absolute, links resolved; undefined when there is no such file. */
  realPath(path: string): Promise<string | undefined>;
  /** Of the disk that a path is on; undefined when there is no such path. */
  disk(path: string): Promise<DiskSpace | undefined>;
  link(target: string, path: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** A link is told of itself, not of what it leads to. */
export interface FileEntry {
  readonly name: string;
  /** Type and permissions, as `st_mode` has them: 0o100644. */
  readonly mode: number;
  /** Bytes. */
  readonly size: number;
}

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}
