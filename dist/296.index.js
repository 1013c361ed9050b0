export const id = 296;
export const ids = [296];
export const modules = {

/***/ 24296:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createPackageStores: () => (/* binding */ createPackageStores)
});

// EXTERNAL MODULE: ./src/oci/reference.ts
var reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(33350);
// EXTERNAL MODULE: ./src/oci/digest.ts
var oci_digest = __webpack_require__(68825);
// EXTERNAL MODULE: ./src/oci/annotations.ts
var oci_annotations = __webpack_require__(62427);
// EXTERNAL MODULE: ./src/oci/json.ts
var oci_json = __webpack_require__(61691);
;// CONCATENATED MODULE: ./src/oci/image-age.ts


/** Docker is of 2013. Builders that want to be repeatable write 1970 or 1980. */
const FIRST_IMAGE = Date.parse('2013-01-01T00:00:00Z');
/**
 * By the config of an image, and the annotations around it. A build that is given SOURCE_DATE_EPOCH writes that time into
 * the config, where it is the one of the label; any other build writes its own end there.
 * @param config text; undefined where it could not be read
 */
function ageOf(config, annotations) {
    const { created, config: settings } = parse(config ?? '');
    const made = timeOf((0,oci_json/* text */.Qq)(created));
    const said = [(0,oci_json/* text */.Qq)((0,oci_json/* record */.g1)((0,oci_json/* record */.g1)(settings).Labels)[oci_annotations/* OCI */.s.created]), ...annotations].flatMap(one => timeOf(one) ?? []);
    const newest = [...(made === undefined ? [] : [made]), ...said].toSorted((a, b) => a - b).at(-1);
    if (newest === undefined)
        return undefined;
    const isFixed = newest < FIRST_IMAGE || (made !== undefined && said.length > 0 && said.every(one => isSame(one, made)));
    return { at: new Date(newest).toISOString(), of: isFixed ? 'source' : 'build' };
}
/** Times of an epoch have no fractions of a second. */
const isSame = (one, other) => Math.abs(one - other) < 1000;
/** When the build ended, by its provenance: an in-toto statement with SLSA 0.2 or 1. ISO 8601. */
function provenanceTime(statement) {
    const predicate = (0,oci_json/* record */.g1)(parse(statement).predicate);
    const metadata = (0,oci_json/* record */.g1)(predicate.metadata ?? (0,oci_json/* record */.g1)(predicate.runDetails).metadata);
    const time = timeOf((0,oci_json/* text */.Qq)(metadata.buildFinishedOn) || (0,oci_json/* text */.Qq)(metadata.finishedOn));
    return time === undefined ? undefined : new Date(time).toISOString();
}
/** Undefined for what is no time. */
function toIso(time) {
    const found = timeOf(time);
    return found === undefined ? undefined : new Date(found).toISOString();
}
function timeOf(time) {
    const parsed = Date.parse(time ?? '');
    return Number.isNaN(parsed) ? undefined : parsed;
}
function parse(json) {
    try {
        return (0,oci_json/* record */.g1)(JSON.parse(json));
    }
    catch {
        return {};
    }
}

// EXTERNAL MODULE: ./src/oci/inventory.ts
var inventory = __webpack_require__(99749);
// EXTERNAL MODULE: ./src/oci/descriptor.ts
var oci_descriptor = __webpack_require__(47592);
// EXTERNAL MODULE: ./src/oci/image-labels.ts
var image_labels = __webpack_require__(88382);
;// CONCATENATED MODULE: ./src/adapters/packages/placeholder.ts
/** Annotation of what stands under a tag for the moment between moving it off its manifest and deleting it. */
const PLACEHOLDER = 'io.multiarch-build.removes';

;// CONCATENATED MODULE: ./src/adapters/packages/ages.ts





/** Configs and attestations are small; something else that is called one need not be. */
const MAX_BLOB_BYTES = 4_000_000;
/** What BuildKit says of each layer of a cache. */
const CACHED_AT = 'buildkit/createdat';
/**
 * The age of what a tag points at: the registry's own time of the upload; the newest step of a build cache; what the first
 * image says; and where that is the time of its commit, the end of the build by its provenance.
 */
async function readAge(digest, sources) {
    const top = await sources.manifest(digest);
    if (top === undefined)
        return undefined;
    const annotations = (0,image_labels/* annotationsIn */.sw)(top.text);
    if (annotations[PLACEHOLDER] !== undefined)
        return { at: annotations[oci_annotations/* OCI */.s.created] ?? '', of: 'build' };
    if (top.storedAt !== undefined)
        return { at: top.storedAt, of: 'build' };
    const manifest = parseOrNothing(top.text);
    if (manifest?.kind !== 'index')
        return imageAge(manifest, annotations[oci_annotations/* OCI */.s.created], sources);
    const [first] = (0,oci_descriptor/* imageDescriptors */.a6)(manifest.manifests);
    const image = first && (await sources.manifest(first.digest));
    const age = await imageAge(image && parseOrNothing(image.text), annotations[oci_annotations/* OCI */.s.created], sources);
    if (age?.of === 'build')
        return age;
    const built = await builtAt(manifest.manifests, sources);
    return built === undefined ? age : { at: built, of: 'build' };
}
async function imageAge(manifest, indexCreated, { blob }) {
    if (manifest?.kind !== 'image')
        return ageOf(undefined, [indexCreated]);
    const steps = manifest.layers.flatMap(({ annotations }) => toIso(annotations?.[CACHED_AT]) ?? []);
    const newest = steps.toSorted().at(-1);
    if (newest !== undefined)
        return { at: newest, of: 'build' };
    const { digest, size } = manifest.config;
    const config = size > MAX_BLOB_BYTES ? undefined : await blob(digest);
    return ageOf(config, [indexCreated, manifest.annotations?.[oci_annotations/* OCI */.s.created]]);
}
/** The newest end of a build that an attestation of the index tells. */
async function builtAt(entries, { manifest, blob }) {
    const attestations = entries.filter(({ annotations }) => annotations?.['vnd.docker.reference.type'] === 'attestation-manifest');
    const times = await Promise.all(attestations.map(async ({ digest }) => {
        const stored = await manifest(digest);
        const read = stored && parseOrNothing(stored.text);
        const layers = read?.kind === 'image' ? read.layers : [];
        const provenance = layers.find(({ annotations, size }) => /slsa\.dev\/provenance/.test(annotations?.['in-toto.io/predicate-type'] ?? '') && size <= MAX_BLOB_BYTES);
        const statement = provenance && (await blob(provenance.digest));
        return statement === undefined ? undefined : provenanceTime(statement);
    }));
    return times
        .filter(time => time !== undefined)
        .toSorted()
        .at(-1);
}
function parseOrNothing(text) {
    try {
        return (0,oci_descriptor/* parseManifest */.Ng)(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/adapters/temporary.ts
var temporary = __webpack_require__(80635);
;// CONCATENATED MODULE: ./src/adapters/packages/requests.ts


const TIMEOUT_MS = 30_000;
/**
 * Sends one request and reads the whole answer.
 * @throws ActionError `registry-failed` when no answer comes, the server fails or wants to be left alone for a while;
 * its `cause` says whether another try makes sense, and when.
 */
async function send(url, { method = 'GET', headers = {}, body } = {}, ask = fetch) {
    const { host } = new URL(url);
    const reply = await ask(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(TIMEOUT_MS)
    })
        .then(async (answer) => ({ status: answer.status, headers: answer.headers, body: await answer.text() }))
        .catch((error) => {
        throw notAnswered(host, error);
    });
    const head = { ...reply, said: reply.body };
    const trouble = (0,temporary/* troubleOfAnswer */.j0)(head);
    if (trouble && (0,temporary/* isLimited */.lU)(head))
        throw limited(host, trouble);
    if (trouble || reply.status >= 500)
        throw failed(`${host} answers ${reply.status} to ${method}`, trouble ?? { temporary: false });
    return reply;
}
function notAnswered(host, error) {
    const reason = reasonOf(error);
    if ((0,temporary/* classifyError */.fe)(error) !== 'certificate')
        return failed(`${host} does not answer: ${reason}`, (0,temporary/* troubleOfError */.RQ)(error));
    return new errors/* ActionError */.lZ({
        code: 'registry-failed',
        message: `The certificate of ${host} is not trusted: ${reason}`,
        remedy: `Put the CA that signed it into /etc/docker/certs.d/${host}/ca.crt or into the machine's own store, or name it in SSL_CERT_FILE in the "env" of the step.`,
        cause: (0,temporary/* troubleOfError */.RQ)(error)
    });
}
function limited(host, trouble) {
    const { waitMs } = trouble;
    const until = waitMs === undefined ? '' : ` for the next ${Math.ceil(waitMs / 1000)} s`;
    return failed(`${host} limits the rate of requests${until}`, trouble);
}
const failed = (message, trouble) => new errors/* ActionError */.lZ({
    code: 'registry-failed',
    message,
    remedy: 'Run the job again later: a clean-up goes on where it ended.',
    cause: trouble
});
function reasonOf(error) {
    if ((0,temporary/* classifyError */.fe)(error) === 'timeout')
        return `no answer in ${TIMEOUT_MS / 1000} s`;
    const { message, code } = (0,temporary/* causesOf */.cZ)(error).at(-1) ?? {};
    return message || code || 'no answer';
}
/** What a JSON error of a registry or an API says, in a word or a sentence; '' when it says nothing. */
function messageIn(body) {
    try {
        const { message, detail, errors } = JSON.parse(body);
        return message ?? detail ?? errors?.[0]?.message ?? '';
    }
    catch {
        return '';
    }
}
/** @throws ActionError when it is no JSON, which is no temporary trouble. */
function parseJson(body, what) {
    try {
        return JSON.parse(body);
    }
    catch {
        throw failed(`${what} is not JSON`, { temporary: false });
    }
}

;// CONCATENATED MODULE: ./src/adapters/packages/manifests.ts





const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.artifact.manifest.v1+json'
].join(', ');
function createManifestReader(session, name) {
    const known = new Map();
    const seen = new Set();
    let hasReferrers = true;
    const ask = (reference, method = 'GET') => session.send(`manifests/${reference}`, { method, headers: { accept: MANIFEST_TYPES } });
    const fetchManifest = async (reference) => {
        const reply = await ask(reference);
        if (reply.status === 404)
            return undefined;
        if (reply.status !== 200)
            throw unreadable(`${name} (${reference})`, reply);
        const storedAt = toIso(reply.headers.get('last-modified') ?? undefined);
        return { text: reply.body, ...(storedAt === undefined ? {} : { storedAt }) };
    };
    const byDigest = (digest) => {
        const stored = known.get(digest) ?? fetchManifest(digest);
        known.set(digest, stored);
        // What failed, or is not there yet, may be asked for again.
        stored.then(found => found ?? known.delete(digest), () => known.delete(digest));
        return stored;
    };
    const nodeOf = (text, reference) => {
        try {
            return (0,inventory/* parseNode */.U)(text);
        }
        catch {
            throw failed(`${name} (${reference}) is no manifest that this action knows`, { temporary: false });
        }
    };
    return {
        digestOf: async (tag) => {
            // A second look wants no more than the digest, where the registry tells it.
            const head = seen.has(tag) ? await ask(tag, 'HEAD') : undefined;
            const told = head?.headers.get('docker-content-digest') ?? '';
            if (head?.status === 200 && (0,oci_digest/* isDigest */.Bc)(told))
                return (0,oci_digest/* parseDigest */.m)(told);
            const stored = await fetchManifest(tag);
            if (stored === undefined)
                return undefined;
            seen.add(tag);
            const { digest } = nodeOf(stored.text, tag);
            known.set(digest, Promise.resolve(stored));
            return digest;
        },
        node: async (digest) => {
            const stored = await byDigest(digest);
            return stored === undefined ? undefined : nodeOf(stored.text, digest);
        },
        referrers: async (digest) => {
            if (!hasReferrers)
                return [];
            const reply = await session.send(`referrers/${digest}`, { headers: { accept: MANIFEST_TYPES } });
            hasReferrers = reply.status === 200;
            // Registries without this API have tags for them (`sha256-…`).
            return hasReferrers ? nodeOf(reply.body, `referrers of ${digest}`).children : [];
        },
        age: digest => readAge(digest, {
            manifest: byDigest,
            blob: async (blob) => {
                const reply = await session.send(`blobs/${blob}`);
                return reply.status === 200 ? reply.body : undefined;
            }
        })
    };
}
function unreadable(what, { status, body }) {
    const refused = status === 401 || status === 403;
    const detail = messageIn(body);
    return failed(refused
        ? `the registry refuses access to ${what}`
        : `reading ${what}: the registry answers ${status}${detail && ` (${detail})`}`, { temporary: false });
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
;// CONCATENATED MODULE: ./src/adapters/packages/pace.ts

/**
 * One request after the other, with a pause between them; after one that was asked to wait, as long as that: who goes on
 * meanwhile is kept out for longer.
 */
function createPace(pauseMs, clock) {
    const limit = (0,p_limit/* default */.A)(1);
    let notBefore = Number.NEGATIVE_INFINITY;
    const rest = (ms) => {
        notBefore = Math.max(notBefore, clock.elapsed() + ms);
    };
    return request => limit(async () => {
        const waitMs = notBefore - clock.elapsed();
        if (waitMs > 0)
            await clock.sleep(waitMs);
        return request()
            .catch((error) => {
            const { temporary, waitMs: asked = 0 } = (error.cause ?? {});
            if (temporary)
                rest(asked);
            throw error;
        })
            .finally(() => rest(pauseMs));
    });
}

;// CONCATENATED MODULE: ./src/adapters/packages/parallel.ts

/** Requests for one repository at a time. */
const PARALLEL = 16;
const createLimit = () => (0,p_limit/* default */.A)(PARALLEL);

;// CONCATENATED MODULE: ./src/adapters/packages/untag.ts





const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const EMPTY_LAYER = '{}';
/** The oldest there can be: should it ever be left behind, by a crash, the next clean-up takes it first. */
const LONG_AGO = '1970-01-01T00:00:00Z';
/**
 * Takes a tag off its manifest where the registry only deletes manifests: the tag is moved to an empty manifest of its
 * own, and that one is deleted. Whether the registry deletes at all is tried with an untagged one first, so that a tag
 * is never left at an empty image.
 */
function createUntagger(session, name, remove) {
    let rehearsed = false;
    // A registry that looks through its tags while another one goes may fail half way, and list a tag without a manifest.
    const limit = (0,p_limit/* default */.A)(1);
    const takeOff = async (tag) => {
        const { blobs, manifest } = placeholder(name, tag);
        for (const blob of blobs) {
            const reply = await upload(session, blob);
            if (reply.status !== 201)
                return notWritten(reply);
        }
        const digest = (0,oci_descriptor/* digestOf */.ol)(manifest);
        const put = (reference) => session.send(`manifests/${reference}`, { method: 'PUT', headers: { 'content-type': MANIFEST }, body: manifest });
        if (!rehearsed) {
            const reply = await put(digest);
            if (reply.status !== 201)
                return notWritten(reply);
            const deletion = await remove(digest);
            if (!deletion.done)
                return deletion;
            rehearsed = true;
        }
        const reply = await put(tag);
        return reply.status === 201 ? remove(digest) : notWritten(reply);
    };
    return tag => limit(() => takeOff(tag));
}
/** What stands under a tag of this repository while it is taken away: known without a look at it. */
const placeholderDigest = (name, tag) => (0,oci_descriptor/* digestOf */.ol)(placeholder(name, tag).manifest);
/** An image of nothing; no other tag has the same bytes. */
function placeholder(name, tag) {
    const config = JSON.stringify({
        created: LONG_AGO,
        architecture: 'amd64',
        os: 'linux',
        config: {},
        rootfs: { type: 'layers', diff_ids: [(0,oci_descriptor/* digestOf */.ol)(EMPTY_LAYER)] }
    });
    const descriptor = (mediaType, content) => ({
        mediaType,
        digest: (0,oci_descriptor/* digestOf */.ol)(content),
        size: Buffer.byteLength(content)
    });
    return {
        blobs: [config, EMPTY_LAYER],
        manifest: JSON.stringify({
            schemaVersion: 2,
            mediaType: MANIFEST,
            config: descriptor('application/vnd.oci.image.config.v1+json', config),
            layers: [descriptor('application/vnd.oci.image.layer.v1.tar', EMPTY_LAYER)],
            annotations: { [oci_annotations/* OCI */.s.created]: LONG_AGO, [PLACEHOLDER]: `${name}:${tag}` }
        })
    };
}
async function upload(session, content) {
    const started = await session.send('blobs/uploads/', { method: 'POST' });
    const location = started.headers.get('location');
    if (started.status !== 202 || location === null)
        return started;
    const digest = encodeURIComponent((0,oci_descriptor/* digestOf */.ol)(content));
    return session.send(`${location}${location.includes('?') ? '&' : '?'}digest=${digest}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: content
    });
}
function notWritten({ status, body }) {
    const detail = messageIn(body);
    const reason = `something else needs its manifest, and the registry answers ${status}${detail && ` (${detail})`} to moving the tag away`;
    return status === 401 || status === 403
        ? { done: false, kind: 'refused', reason, remedy: 'Use a login that may push to the repository.' }
        : { done: false, kind: 'refused', reason, remedy: 'Remove the tag by hand, or by the tools of the registry.' };
}

;// CONCATENATED MODULE: ./src/adapters/packages/ghcr-store.ts






const PAGE_SIZE = 100;
/** GitHub asks for a second between requests that change something. */
const PAUSE_MS = 1000;
/** ghcr.io: GitHub's REST API lists and deletes versions, the registry itself says what they are made of. */
function createGhcrStore({ name, path }, session, { apiUrl, token, clock }) {
    const reader = createManifestReader(session, name);
    const limit = createLimit();
    const pace = createPace(PAUSE_MS, clock);
    const ids = new Map();
    const [owner = '', ...rest] = path.split('/');
    let kind;
    const ask = async (address, method = 'GET') => {
        const secret = await token();
        const headers = {
            accept: 'application/vnd.github+json',
            'user-agent': 'multiarch-build',
            'x-github-api-version': '2022-11-28',
            ...(secret ? { authorization: `Bearer ${secret}` } : {})
        };
        return send(`${apiUrl.replace(/\/+$/, '')}${address}`, { method, headers });
    };
    /** What says nothing of the owner is forgotten, so that it is asked for again. */
    const askKind = () => {
        const asked = ask(`/users/${owner}`).then(kindOf);
        const forget = () => {
            if (kind === asked)
                kind = undefined;
        };
        asked.then(found => typeof found === 'string' || forget(), forget);
        return asked;
    };
    const versionsPath = async () => {
        kind ??= askKind();
        const found = await kind;
        if (typeof found !== 'string')
            return found;
        return `/${found}/${owner}/packages/container/${encodeURIComponent(rest.join('/'))}/versions`;
    };
    const readPage = async (page) => {
        const path = await versionsPath();
        if (typeof path !== 'string')
            return path;
        const reply = await ask(`${path}?per_page=${PAGE_SIZE}&page=${page}&state=active`);
        if (reply.status !== 200)
            return reply;
        const versions = parseJson(reply.body, "GitHub's list of package versions");
        for (const { id, name: digest } of versions)
            ids.set((0,oci_digest/* parseDigest */.m)(digest), id);
        return versions;
    };
    /** The newest versions come first. */
    const idOf = async (digest) => {
        if (!ids.has(digest))
            await readPage(1);
        const id = ids.get(digest);
        if (id === undefined)
            throw failed(`GitHub's API does not list ${name}@${digest} yet`, { temporary: true });
        return id;
    };
    const remove = async (digest) => {
        const path = await versionsPath();
        if (typeof path !== 'string')
            return deletionOf(path);
        const id = await idOf(digest);
        const reply = await pace(() => ask(`${path}/${id}`, 'DELETE'));
        ids.delete(digest);
        return deletionOf(reply);
    };
    return {
        traits: { removesManifests: true, keepsLastTagged: true, age: 'the time of the last change of the package version' },
        list: async () => {
            const versions = [];
            for (let page = 1;; page++) {
                const found = await readPage(page);
                if ('status' in found)
                    return page === 1 ? notListed(found, session) : Promise.reject(unexpected(found));
                versions.push(...found);
                if (found.length < PAGE_SIZE)
                    break;
            }
            const names = versions.flatMap(({ metadata }) => metadata?.container?.tags ?? []);
            // What a crash left of a tag's removal is as old as it says, whenever it was written.
            const placeholders = new Set(names.map(tag => placeholderDigest(name, tag)));
            const stored = versions.map(({ name: text, created_at, updated_at, metadata }) => {
                const digest = (0,oci_digest/* parseDigest */.m)(text);
                const createdAt = placeholders.has(digest) ? LONG_AGO : (updated_at ?? created_at);
                return {
                    version: { digest, ...(createdAt ? { createdAt } : {}) },
                    tags: metadata?.container?.tags ?? []
                };
            });
            return {
                tags: stored.flatMap(({ version, tags }) => tags.map(tag => ({ name: tag, ...version }))),
                untagged: stored.filter(({ tags }) => tags.length === 0).map(({ version }) => version)
            };
        },
        node: digest => limit(() => reader.node(digest)),
        // Signatures have tags here, or say themselves what they are about.
        referrers: async () => [],
        age: async () => undefined,
        tagsOf: async (digest, known) => {
            const path = await versionsPath();
            const reply = typeof path === 'string' ? await ask(`${path}/${await idOf(digest)}`) : path;
            // What is wrong with it, its deletion tells.
            if (reply.status !== 200)
                return known;
            const { metadata } = parseJson(reply.body, "GitHub's package version");
            return metadata?.container?.tags ?? [];
        },
        untag: createUntagger(session, name, remove),
        remove
    };
}
/** The answer itself where it says neither. */
function kindOf(reply) {
    if (reply.status === 404)
        return 'users';
    if (reply.status !== 200)
        return reply;
    const { type } = parseJson(reply.body, "GitHub's answer about the owner");
    return type === 'Organization' ? 'orgs' : 'users';
}
const ROLE = 'Give the job "permissions: packages: write", and this repository the role Admin in the settings of the package ("Manage Actions access"); a personal access token needs "delete:packages".';
/** GitHub also says "not found" of packages that the token may not see. */
async function notListed(reply, session) {
    const isRefused = reply.status === 401 || reply.status === 403;
    if (!isRefused && reply.status !== 404)
        throw unexpected(reply);
    if (!isRefused && (await session.send('tags/list?n=1')).status !== 200)
        return { tags: [], untagged: [] };
    return forbidden(reply);
}
const unexpected = (reply) => failed(answerOf(reply), { temporary: false });
const answerOf = ({ status, body }) => {
    const detail = messageIn(body);
    return `GitHub's API answers ${status}${detail && ` (${detail})`}`;
};
const forbidden = (reply) => ({
    done: false,
    kind: 'forbidden',
    reason: answerOf(reply),
    remedy: ROLE
});
function deletionOf(reply) {
    if (reply.status === 204 || reply.status === 200 || reply.status === 404)
        return { done: true };
    if (reply.status === 401 || reply.status === 403)
        return forbidden(reply);
    return {
        done: false,
        kind: 'refused',
        reason: answerOf(reply),
        remedy: 'Remove it in the settings of the package on GitHub.'
    };
}

;// CONCATENATED MODULE: ./src/adapters/packages/hub-store.ts




const hub_store_PAGE_SIZE = 100;
const JSON_TYPE = { 'content-type': 'application/json' };
/** Docker Hub: its own API lists and deletes tags. Manifests that lose their last tag are its own business. */
function createHubStore({ name, path }, { url, login }) {
    const base = url.replace(/\/+$/, '');
    const limit = createLimit();
    const nodes = new Map();
    let token;
    const askToken = () => {
        const asked = login().then(basic => (basic === undefined ? undefined : logIn(base, basic)));
        // The next try logs in again.
        asked.catch(() => {
            if (token === asked)
                token = undefined;
        });
        return asked;
    };
    const ask = async (address, request = {}) => {
        const attempt = async () => {
            token ??= askToken();
            const secret = await token;
            return send(address, secret ? { ...request, headers: { ...request.headers, authorization: `Bearer ${secret}` } } : request);
        };
        const used = token;
        const reply = await attempt();
        // A token lives for minutes.
        if (reply.status !== 401 || used === undefined || (await used) === undefined)
            return reply;
        if (token === used)
            token = undefined;
        return attempt();
    };
    const listPages = async () => {
        const tags = [];
        let address = `${base}/v2/repositories/${path}/tags?page_size=${hub_store_PAGE_SIZE}`;
        while (address !== undefined) {
            const reply = await ask(address);
            if (reply.status !== 200)
                return reply;
            const { next, results = [] } = parseJson(reply.body, `Docker Hub's list of tags of ${name}`);
            tags.push(...results);
            address = next && new URL(next).origin === new URL(base).origin ? next : undefined;
        }
        return tags;
    };
    return {
        traits: { removesManifests: false, keepsLastTagged: false, age: 'the time of the last push of the tag' },
        list: async () => {
            const found = await listPages();
            if ('status' in found) {
                if (found.status === 404)
                    return { tags: [] };
                if (found.status === 401 || found.status === 403)
                    return hub_store_forbidden(found);
                throw failed(hub_store_answerOf(found), { temporary: false });
            }
            for (const tag of found)
                nodes.set(digestIn(tag), nodeOf(tag));
            return { tags: found.map(toStoredTag) };
        },
        node: async (digest) => nodes.get(digest),
        referrers: async () => [],
        age: async () => undefined,
        tagsOf: async (digest, known) => {
            const held = await Promise.all(known.map(tag => limit(async () => {
                const reply = await ask(`${base}/v2/repositories/${path}/tags/${encodeURIComponent(tag)}`);
                // What is wrong with it, its deletion tells.
                return reply.status !== 200 || digestIn(parseJson(reply.body, `the tag ${tag}`)) === digest;
            })));
            return known.filter((_, at) => held[at]);
        },
        untag: tag => limit(async () => {
            if ((await login()) === undefined)
                return { ...NO_LOGIN };
            const address = `${base}/v2/repositories/${path}/tags/${encodeURIComponent(tag)}/`;
            return hub_store_deletionOf(await ask(address, { method: 'DELETE' }));
        }),
        remove: async () => ({ done: false, kind: 'unsupported', reason: 'Docker Hub deletes tags alone', remedy: '' })
    };
}
/** @returns undefined when the login is refused: what comes of it is told by the request that needs it. */
async function logIn(base, basic) {
    const text = Buffer.from(basic, 'base64').toString();
    const [user, secret] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
    const post = (path, body) => send(`${base}${path}`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
    const reply = await post('/v2/auth/token', { identifier: user, secret });
    // Its older way in.
    const answer = reply.status === 404 ? await post('/v2/users/login', { username: user, password: secret }) : reply;
    if (answer.status !== 200)
        return undefined;
    const { access_token: access, token } = parseJson(answer.body, "Docker Hub's token");
    return access ?? token;
}
function toStoredTag(tag) {
    const createdAt = tag.tag_last_pushed ?? tag.last_updated;
    return { name: tag.name, digest: digestIn(tag), ...(createdAt ? { createdAt } : {}) };
}
/** Tags of long ago have no digest of their own. */
const digestIn = ({ name, digest, images = [] }) => {
    const text = digest ?? images[0]?.digest;
    return text ? (0,oci_digest/* parseDigest */.m)(text) : (0,oci_descriptor/* digestOf */.ol)(name);
};
function nodeOf(tag) {
    const digest = digestIn(tag);
    const images = (tag.images ?? []).flatMap(image => (image.digest ? [(0,oci_digest/* parseDigest */.m)(image.digest)] : []));
    return { digest, children: images.filter(image => image !== digest), nested: [], blobs: [] };
}
const TOKEN = 'Use "registry-auths" (or "username" and "password") with an access token of Docker Hub that may "Read, Write, Delete".';
const NO_LOGIN = {
    done: false,
    kind: 'forbidden',
    reason: 'no login to Docker Hub is known',
    remedy: TOKEN
};
const hub_store_forbidden = (reply) => ({
    done: false,
    kind: 'forbidden',
    reason: hub_store_answerOf(reply),
    remedy: TOKEN
});
const hub_store_answerOf = ({ status, body }) => {
    const detail = messageIn(body);
    return `Docker Hub answers ${status}${detail && ` (${detail})`}`;
};
function hub_store_deletionOf(reply) {
    if ([200, 202, 204, 404].includes(reply.status))
        return { done: true };
    if (reply.status === 401 || reply.status === 403)
        return hub_store_forbidden(reply);
    return { done: false, kind: 'refused', reason: hub_store_answerOf(reply), remedy: 'Remove the tag on hub.docker.com.' };
}

;// CONCATENATED MODULE: ./src/adapters/packages/oci-store.ts




const oci_store_PAGE_SIZE = 1000;
/** Any registry of the OCI distribution protocol that has deletion enabled. Manifests without a tag are not listed. */
function createOciStore({ name }, session) {
    const reader = createManifestReader(session, name);
    const limit = createLimit();
    const remove = async (digest) => oci_store_deletionOf(await session.send(`manifests/${digest}`, { method: 'DELETE' }));
    const replace = createUntagger(session, name, remove);
    /** Tags of the newest list. */
    let listed = new Set();
    const readTags = (names) => Promise.all(names.map(tag => limit(async () => ({ tag, digest: await reader.digestOf(tag) }))));
    return {
        traits: {
            removesManifests: true,
            keepsLastTagged: false,
            age: 'the time of the upload where the registry tells it, else that of the build'
        },
        list: async () => {
            const names = await listTags(session, name);
            if ('status' in names) {
                if (names.status === 401 || names.status === 403)
                    return oci_store_forbidden(names);
                throw unreadable(`the tags of ${name}`, names);
            }
            listed = new Set(names);
            const found = await readTags(names);
            const missing = found.filter(({ digest }) => digest === undefined).map(({ tag }) => tag);
            // One that has been removed meanwhile is not listed any more.
            const again = missing.length === 0 ? [] : await listTags(session, name);
            const still = 'status' in again ? missing : missing.filter(tag => again.includes(tag));
            const late = await readTags(still);
            const dangling = late.filter(({ digest }) => digest === undefined).map(({ tag }) => tag);
            const tags = [...found, ...late].flatMap(({ tag, digest }) => digest === undefined ? [] : [{ name: tag, digest }]);
            return { tags, ...(dangling.length > 0 ? { dangling } : {}) };
        },
        node: digest => limit(() => reader.node(digest)),
        referrers: digest => limit(() => reader.referrers(digest)),
        age: digest => limit(() => reader.age(digest)),
        // A tag that was listed and is moved here meanwhile is seen by the next list alone.
        tagsOf: async (digest, known) => {
            const names = await listTags(session, name);
            const fresh = 'status' in names ? [] : names.filter(tag => !listed.has(tag));
            const found = await readTags([...new Set([...known, ...fresh])]);
            return found.filter(one => one.digest === digest).map(({ tag }) => tag);
        },
        untag: async (tag) => {
            // Of the specification since 1.1; older registries want a digest here, and answer 400 or 405.
            const reply = await session.send(`manifests/${tag}`, { method: 'DELETE' });
            if ([200, 202, 204].includes(reply.status))
                return { done: true };
            return (await reader.digestOf(tag)) === undefined ? { done: true } : replace(tag);
        },
        remove
    };
}
/** Every page of them, none where the repository is not there; or the answer that is no list. */
async function listTags(session, name) {
    const tags = [];
    let path = `tags/list?n=${oci_store_PAGE_SIZE}`;
    while (path !== undefined) {
        const reply = await session.send(path);
        if (reply.status === 404)
            return tags;
        if (reply.status !== 200)
            return reply;
        const { tags: page } = parseJson(reply.body, `the list of tags of ${name}`);
        tags.push(...(Array.isArray(page) ? page.map(String) : []));
        const next = /<([^>]*)>\s*;\s*rel="?next"?/.exec(reply.headers.get('link') ?? '')?.[1];
        path = next === undefined ? undefined : `tags/list${next.slice(next.indexOf('?'))}`;
    }
    return tags;
}
const DISABLED = 'Enable deletion in the registry (distribution: REGISTRY_STORAGE_DELETE_ENABLED=true), or use its own retention.';
const oci_store_answerOf = ({ status, body }) => {
    const detail = messageIn(body);
    return `the registry answers ${status}${detail && ` (${detail})`}`;
};
const oci_store_forbidden = (reply) => ({
    done: false,
    kind: 'forbidden',
    reason: oci_store_answerOf(reply),
    remedy: 'Use a login that may read, write and delete in the repository.'
});
function oci_store_deletionOf(reply) {
    const { status } = reply;
    if ([200, 202, 204, 404].includes(status))
        return { done: true };
    if (status === 401 || status === 403)
        return oci_store_forbidden(reply);
    const reason = oci_store_answerOf(reply);
    return status === 405 || status === 501
        ? { done: false, kind: 'unsupported', reason, remedy: DISABLED }
        : { done: false, kind: 'refused', reason, remedy: 'Remove it by hand, or by the tools of the registry.' };
}

// EXTERNAL MODULE: ./src/adapters/registry-auth.ts
var registry_auth = __webpack_require__(56772);
;// CONCATENATED MODULE: ./src/adapters/packages/registry-session.ts



const ACTIONS = 'pull,push,delete';
/** @param login base64 of `user:password`, if there is one */
function createRegistrySession({ registry, path }, login, ask = fetch) {
    const base = (0,registry_auth/* baseUrl */.p)(registry);
    let authorization;
    const attempt = async (url, request) => {
        const used = await authorization;
        // A login goes to the registry, whatever an answer names as the next address.
        const own = used !== undefined && new URL(url).origin === new URL(base).origin ? { authorization: used } : {};
        return send(url, { ...request, headers: { ...request.headers, ...own } }, ask);
    };
    /** @throws ActionError as `send` does, after as long a time. */
    const askService = async (url, { method = 'GET', headers = {}, body } = {}) => {
        const answer = await send(url, { method: method, headers, ...(body === undefined ? {} : { body }) }, ask);
        return new Response(answer.body || null, { status: answer.status, headers: answer.headers });
    };
    return {
        send: async (address, request = {}) => {
            const url = new URL(address, `${base}/v2/${path}/`).href;
            const before = authorization;
            const reply = await attempt(url, request);
            const challenge = reply.status === 401 ? reply.headers.get('www-authenticate') : null;
            if (challenge === null)
                return reply;
            // Requests side by side answer a challenge once, and again when the token has run out.
            if (authorization === before) {
                const answered = login().then(basic => (0,registry_auth/* authorize */.G)(challenge, { path, actions: ACTIONS }, basic, askService));
                authorization = answered.catch((error) => {
                    // A service in trouble says nothing of the login, and the next try asks it again; one that nobody understands does.
                    if (!(error instanceof errors/* ActionError */.lZ))
                        return undefined;
                    authorization = undefined;
                    throw error;
                });
            }
            return (await authorization) === undefined ? reply : attempt(url, request);
        }
    };
}

;// CONCATENATED MODULE: ./src/adapters/packages/stores.ts






const GHCR = 'ghcr.io';
/** The store of a repository, by what its registry is. */
function createPackageStores({ loginOf, fetchOf, githubApi, dockerHub }) {
    return repository => {
        const login = () => loginOf(repository.registry);
        if (repository.registry === reference/* DOCKER_HUB */.Xb)
            return createHubStore(repository, { url: dockerHub, login });
        const session = createRegistrySession(repository, login, fetchOf(repository.registry));
        if (repository.registry !== GHCR || githubApi === '')
            return createOciStore(repository, session);
        const token = async () => passwordOf(await login());
        return createGhcrStore(repository, session, { apiUrl: githubApi, token, clock: clock/* systemClock */.m });
    };
}
/** Of base64 of `user:password`. */
function passwordOf(basic) {
    const text = basic === undefined ? '' : Buffer.from(basic, 'base64').toString();
    return text === '' ? undefined : text.slice(text.indexOf(':') + 1);
}


/***/ }),

/***/ 99749:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ parseNode),
/* harmony export */   s: () => (/* binding */ subjectOfTag)
/* harmony export */ });
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47592);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68825);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61691);



/**
 * Reads an index, an image manifest, or an artifact of any kind.
 * @param bytes exactly as the registry sent them, for the digest
 * @throws Error for what is none, or names a part by no digest.
 */
function parseNode(bytes) {
    const { manifests, config, layers, blobs, subject } = JSON.parse(bytes);
    const parts = [...(config === undefined ? [] : [config]), ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(layers), ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(blobs)];
    return {
        digest: (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(bytes),
        children: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(manifests).map(digestIn),
        nested: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(manifests).filter(isIndex).map(digestIn),
        ...(subject === undefined || subject === null ? {} : { subject: digestIn(subject) }),
        blobs: parts.map(part => ({ digest: digestIn(part), size: Number(part.size) || 0 }))
    };
}
const isIndex = (descriptor) => /index|manifest\.list/.test(String(descriptor.mediaType));
const digestIn = (descriptor) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(String(descriptor.digest));
const COMPANION = /^(sha256)-([0-9a-f]{64})(?:\.[\w.-]+)?$/;
/**
 * The manifest that a tag of signatures and the like is about: `sha256-HEX.sig` of cosign, `sha256-HEX` of the referrers
 * tag schema. Undefined for every other tag.
 */
function subjectOfTag(tag) {
    const [, algorithm, hex] = COMPANION.exec(tag) ?? [];
    return hex === undefined ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(`${algorithm}:${hex}`);
}


/***/ })

};
