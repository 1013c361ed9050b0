import {type ComposeSource, servicesCommand} from '../engine/compose-command.ts';
import {type Listing, readListing} from '../engine/compose-services.ts';
import type {Clock} from '../ports/clock.ts';
import type {Process} from '../ports/process.ts';

const POLL_MS = 300;

/** Asks until compose tells how the services are; what it said last, when nobody waits any more. */
export async function awaitListing(
  source: ComposeSource,
  stop: AbortSignal,
  {process, clock}: {readonly process: Process; readonly clock: Clock}
): Promise<Listing> {
  let listing = await listServices(source, process);
  while (!listing.known && !stop.aborted) {
    await clock.sleep(POLL_MS, stop);
    listing = await listServices(source, process);
  }
  return listing;
}

export async function listServices(source: ComposeSource, process: Process): Promise<Listing> {
  const {exitCode, stdout, stderr} = await process.run(servicesCommand(source));
  return readListing(exitCode, stdout, stderr);
}
