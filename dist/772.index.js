export const id = 772;
export const ids = [772];
export const modules = {

/***/ 91772:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkBases: () => (/* binding */ checkBases)
});

// EXTERNAL MODULE: ./src/oci/digest.ts
var oci_digest = __webpack_require__(68825);
// EXTERNAL MODULE: ./src/oci/json.ts
var json = __webpack_require__(61691);
// EXTERNAL MODULE: ./src/oci/reference.ts
var reference = __webpack_require__(62148);
;// CONCATENATED MODULE: ./src/oci/bases.ts



/** Predicate types of in-toto statements that are provenance. */
const isProvenance = (predicateType) => predicateType.startsWith('https://slsa.dev/provenance/');
/**
 * The images of every stage that a build has used, by BuildKit's provenance (SLSA 0.2 or 1). Those that the Dockerfile
 * names by digest are left out: they never change.
 * @throws Error when it is no such statement, or what it names is not understood.
 */
function parseBases(statement) {
    const predicate = (0,json/* record */.g1)((0,json/* record */.g1)(JSON.parse(statement)).predicate);
    const materials = (0,json/* record */.g1)(predicate.buildDefinition).resolvedDependencies ?? predicate.materials;
    if (!('buildDefinition' in predicate) && materials === undefined)
        throw new Error('the statement is no provenance');
    const bases = (0,json/* list */.p_)(materials).map(json/* record */.g1).flatMap(readBase);
    return [...new Map(bases.map(base => [`${base.reference}@${base.digest}`, base])).values()];
}
/** `pkg:docker/localhost%3A5000/acme/base@1.2?platform=linux%2Famd64`; with `digest` in its qualifiers it is pinned. */
function readBase({ uri, digest }) {
    const found = /^pkg:docker\/(?<name>[^?#@]+)(?:@(?<tag>[^?#]*))?(?:\?(?<query>[^#]*))?/.exec((0,json/* text */.Qq)(uri))?.groups;
    if (!found?.name)
        return [];
    const { name, tag, query = '' } = found;
    if (new URLSearchParams(query).has('digest'))
        return [];
    const repository = (0,reference/* parseRepository */.SU)(decodeURIComponent(name)).name;
    return [
        {
            reference: (0,reference/* withTag */.Rd)(repository, decodeURIComponent(tag || 'latest')),
            digest: (0,oci_digest/* parseDigest */.m)(`sha256:${(0,json/* text */.Qq)((0,json/* record */.g1)(digest).sha256)}`)
        }
    ];
}

;// CONCATENATED MODULE: ./src/stages/base-check.ts



/** Builds wait for the answer. */
const PATIENCE_MS = 20_000;
const MAX_STATEMENT_BYTES = 16_000_000;
/**
 * Compares the base images that the published images were built on, by their provenance, with what the registries have
 * now. What is not known counts as changed. Never throws.
 */
async function checkBases(published, ports) {
    const over = new AbortController();
    const late = ports.clock.sleep(PATIENCE_MS, over.signal).then(() => 'late');
    const now = createLookUp(ports.registry);
    const verdicts = await Promise.all(published.map(async (publication) => {
        const verdict = await Promise.race([judge(publication, now, ports).catch(() => NO_PROVENANCE), late]);
        return { publication, verdict: verdict === 'late' ? TOO_LATE : verdict };
    }));
    over.abort();
    return {
        unchanged: verdicts.filter(({ verdict }) => verdict.unchanged).map(({ publication }) => publication),
        notes: verdicts.map(({ publication: { id }, verdict }) => verdict.unchanged ? `Base images of ${id}: ${verdict.says}.` : `${id} is built: ${verdict.says}.`)
    };
}
const NO_PROVENANCE = {
    unchanged: false,
    says: 'the provenance of the published image does not tell its base images'
};
const TOO_LATE = { unchanged: false, says: 'the registries of its base images did not answer in time' };
async function judge({ images }, now, ports) {
    const read = await Promise.all(images.map(image => readBases(image, ports)));
    if (read.some(bases => bases === undefined))
        return NO_PROVENANCE;
    const bases = [...new Map(read.flatMap(list => list ?? []).map(base => [toText(base), base])).values()];
    if (bases.length === 0)
        return { unchanged: true, says: 'none, or all named by digest' };
    const seen = await Promise.all(bases.map(async (base) => ({ ...base, now: await now(base.reference) })));
    const unknown = seen.filter(one => one.now === undefined);
    const changed = seen.filter(one => one.now !== undefined && one.now !== one.digest);
    if (changed.length > 0) {
        return {
            unchanged: false,
            says: changed
                .map(one => `${one.reference} is ${describe(one.now)} now, and it was built on ${(0,oci_digest/* shortDigest */.VK)(one.digest)}`)
                .join('; ')
        };
    }
    if (unknown.length > 0) {
        return { unchanged: false, says: `what ${unknown.map(one => one.reference).join(', ')} is now cannot be read` };
    }
    return { unchanged: true, says: `${seen.map(one => `${one.reference} is still ${describe(one.now)}`).join(', ')}` };
}
const toText = ({ reference, digest }) => `${reference}@${digest}`;
const describe = (now) => now === undefined || now === 'absent' ? 'gone' : (0,oci_digest/* shortDigest */.VK)(now);
/** Each once, however many images are built on it. */
function createLookUp(registry) {
    const asked = new Map();
    return reference => {
        const answer = asked.get(reference) ??
            registry.find(reference).then(found => (found === undefined || found === 'absent' ? found : found.digest));
        asked.set(reference, answer);
        return answer;
    };
}
/** Undefined where the image has no provenance that can be read. */
async function readBases({ target: { repository }, digest, manifest }, { registry, signal }) {
    const index = await registry.find((0,reference/* withDigest */.hQ)(repository, digest));
    if (index === undefined || index === 'absent' || index.kind !== 'index')
        return undefined;
    const attestation = index.manifests.find(({ annotations }) => annotations?.['vnd.docker.reference.digest'] === manifest)?.digest;
    const statements = attestation && (await registry.find((0,reference/* withDigest */.hQ)(repository, attestation)));
    if (statements === undefined || statements === 'absent' || statements.kind !== 'image')
        return undefined;
    const layer = statements.layers.find(({ annotations }) => isProvenance(annotations?.['in-toto.io/predicate-type'] ?? ''));
    if (!layer || layer.size > MAX_STATEMENT_BYTES)
        return undefined;
    const blob = await registry.blob((0,reference/* withDigest */.hQ)(repository, layer.digest), signal);
    if (!blob)
        return undefined;
    const chunks = [];
    for await (const chunk of blob)
        chunks.push(chunk);
    return parseBases(Buffer.concat(chunks).toString('utf8'));
}


/***/ })

};
