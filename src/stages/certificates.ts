import {certificatesIn, type RegistryCertificates} from '../buildx/registry-certificates.ts';
import type {Files} from '../ports/files.ts';

/** Where the engine looks for them. */
const FOLDER = '/etc/docker/certs.d';

/** Certificates of private registries that the engine of this machine trusts, and that this user may read. */
export async function findCertificates(files: Files, folder = FOLDER): Promise<readonly RegistryCertificates[]> {
  const registries = await files.list(folder).catch(() => []);
  return Promise.all(
    registries.map(async registry => {
      const own = `${folder}/${registry}`;
      const names = await files.list(own).catch(() => []);
      const readable = await Promise.all(
        names.map(async name =>
          (await files.read(`${own}/${name}`).catch(() => undefined)) === undefined ? [] : [name]
        )
      );
      return certificatesIn(registry, own, readable.flat());
    })
  );
}
