export const id = 46;
export const ids = [46];
export const modules = {

/***/ 2046:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createPackageStores: () => (/* binding */ createPackageStores)
});

// EXTERNAL MODULE: ./src/oci/reference.ts
var reference = __webpack_require__(2148);
// EXTERNAL MODULE: ./src/adapters/registry-auth.ts
var registry_auth = __webpack_require__(6772);
// EXTERNAL MODULE: ./src/oci/digest.ts
var oci_digest = __webpack_require__(8825);
// EXTERNAL MODULE: ./src/oci/annotations.ts
var annotations = __webpack_require__(2427);
// EXTERNAL MODULE: ./src/oci/descriptor.ts
var oci_descriptor = __webpack_require__(7592);
// EXTERNAL MODULE: ./src/oci/inventory.ts
var inventory = __webpack_require__(9749);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/adapters/temporary.ts
var temporary = __webpack_require__(635);
;// CONCATENATED MODULE: ./src/adapters/packages/requests.ts


const TIMEOUT_MS = 30_000;
/**
 * Sends one request and reads the whole answer.
 * @throws ActionError `registry-failed` when no answer comes, the server fails or wants to be left alone for a while;
 * its `cause` says whether another try makes sense, and when.
 */
async function send(url, { method = 'GET', headers = {}, body } = {}) {
    const { host } = new URL(url);
    const reply = await fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(TIMEOUT_MS)
    })
        .then(async (answer) => ({ status: answer.status, headers: answer.headers, body: await answer.text() }))
        .catch((error) => {
        throw failed(`${host} does not answer: ${reasonOf(error)}`, { temporary: true });
    });
    const trouble = (0,temporary/* troubleOfAnswer */.j0)(reply);
    if (trouble && (0,temporary/* isLimited */.lU)(reply))
        throw limited(host, reply.headers, trouble);
    if (trouble || reply.status >= 500)
        throw failed(`${host} answers ${reply.status} to ${method}`, trouble ?? { temporary: false });
    return reply;
}
function limited(host, headers, trouble) {
    const waitMs = (0,temporary/* waitOf */.pE)(headers);
    const until = waitMs === undefined ? '' : ` for the next ${Math.ceil(waitMs / 1000)} s`;
    return failed(`${host} limits the rate of requests${until}`, trouble);
}
const failed = (message, trouble) => new errors/* ActionError */.l({
    code: 'registry-failed',
    message,
    remedy: 'Run the job again later: a clean-up goes on where it ended.',
    cause: trouble
});
function reasonOf(error) {
    const { name, message, cause } = error;
    if (name === 'TimeoutError')
        return `no answer in ${TIMEOUT_MS / 1000} s`;
    return cause?.message || cause?.code || message;
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
    let hasReferrers = true;
    const fetchManifest = async (reference) => {
        const reply = await session.send(`manifests/${reference}`, { headers: { accept: MANIFEST_TYPES } });
        if (reply.status === 404)
            return undefined;
        if (reply.status !== 200)
            throw unreadable(`${name} (${reference})`, reply);
        return reply.body;
    };
    const byDigest = (digest) => {
        const text = known.get(digest) ?? fetchManifest(digest);
        known.set(digest, text);
        // What failed may be tried again.
        text.catch(() => known.delete(digest));
        return text;
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
        read: async (reference) => {
            const text = await fetchManifest(reference);
            if (text !== undefined)
                known.set(nodeOf(text, reference).digest, Promise.resolve(text));
            return text;
        },
        node: async (digest) => {
            const text = await byDigest(digest);
            return text === undefined ? undefined : nodeOf(text, digest);
        },
        referrers: async (digest) => {
            if (!hasReferrers)
                return [];
            const reply = await session.send(`referrers/${digest}`, { headers: { accept: MANIFEST_TYPES } });
            hasReferrers = reply.status === 200;
            // Registries without this API have tags for them (`sha256-…`).
            return hasReferrers ? nodeOf(reply.body, `referrers of ${digest}`).children : [];
        },
        createdAt: async (digest) => {
            const text = await byDigest(digest);
            return text === undefined ? undefined : readCreated(text, { byDigest, session });
        }
    };
}
function unreadable(what, { status, body }) {
    const refused = status === 401 || status === 403;
    const detail = messageIn(body);
    return failed(refused
        ? `the registry refuses access to ${what}`
        : `reading ${what}: the registry answers ${status}${detail && ` (${detail})`}`, { temporary: false });
}
/** Image configs are small; something else that is called one need not be. */
const MAX_CONFIG_BYTES = 4_000_000;
/** What BuildKit says of each layer of a cache. */
const CACHED_AT = 'buildkit/createdat';
/** The annotation, else the time in the config, of the first image; the newest step of a build cache. */
async function readCreated(text, sources) {
    const annotated = toIso(JSON.parse(text).annotations?.[annotations/* OCI */.s.created]);
    if (annotated !== undefined)
        return annotated;
    const manifest = parseOrNothing(text);
    if (manifest?.kind === 'index') {
        const [first] = (0,oci_descriptor/* imageDescriptors */.a6)(manifest.manifests);
        const image = first && (await sources.byDigest(first.digest));
        return image === undefined ? undefined : readCreated(image, sources);
    }
    if (manifest === undefined)
        return undefined;
    const steps = manifest.layers.flatMap(({ annotations }) => toIso(annotations?.[CACHED_AT]) ?? []);
    if (steps.length > 0)
        return steps.toSorted().at(-1);
    const { digest, size } = manifest.config;
    if (size > MAX_CONFIG_BYTES)
        return undefined;
    const reply = await sources.session.send(`blobs/${digest}`);
    if (reply.status !== 200)
        return undefined;
    return toIso(parseJson(reply.body, 'the config of an image')?.created);
}
function parseOrNothing(text) {
    try {
        return (0,oci_descriptor/* parseManifest */.Ng)(text);
    }
    catch {
        return undefined;
    }
}
function toIso(text) {
    const time = text === undefined ? Number.NaN : Date.parse(text);
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/adapters/packages/parallel.ts

/** Requests for one repository at a time. */
const PARALLEL = 16;
const createLimit = () => (0,p_limit/* default */.A)(PARALLEL);

;// CONCATENATED MODULE: ./src/adapters/packages/untag.ts



const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const EMPTY_LAYER = '{}';
/** The oldest there can be: should it ever be left behind, the next clean-up takes it first. */
const LONG_AGO = '1970-01-01T00:00:00Z';
/**
 * Takes a tag off its manifest where the registry only deletes manifests: the tag is moved to an empty manifest of its
 * own, and that one is deleted. Whether the registry deletes at all is tried with an untagged one first, so that a tag
 * is never left at an empty image.
 */
function createUntagger(session, name, remove) {
    let rehearsed = false;
    return async (tag) => {
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
}
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
            annotations: { [annotations/* OCI */.s.created]: LONG_AGO, 'io.multiarch-build.removes': `${name}:${tag}` }
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
/** ghcr.io: GitHub's REST API lists and deletes versions, the registry itself says what they are made of. */
function createGhcrStore({ name, path }, session, { apiUrl, token }) {
    const reader = createManifestReader(session, name);
    const limit = createLimit();
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
    const versionsPath = async () => {
        kind ??= ask(`/users/${owner}`).then(({ status, body }) => status === 200 && JSON.parse(body).type === 'Organization' ? 'orgs' : 'users');
        return `/${await kind}/${owner}/packages/container/${encodeURIComponent(rest.join('/'))}/versions`;
    };
    const readPage = async (page) => {
        const reply = await ask(`${await versionsPath()}?per_page=${PAGE_SIZE}&page=${page}&state=active`);
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
    const remove = digest => limit(async () => {
        const reply = await ask(`${await versionsPath()}/${await idOf(digest)}`, 'DELETE');
        ids.delete(digest);
        return deletionOf(reply);
    });
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
            const stored = versions.map(({ name: digest, created_at, updated_at, metadata }) => {
                const createdAt = updated_at ?? created_at;
                return {
                    version: { digest: (0,oci_digest/* parseDigest */.m)(digest), ...(createdAt ? { createdAt } : {}) },
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
        createdAt: async () => undefined,
        untag: createUntagger(session, name, remove),
        remove
    };
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
    const ask = async (address, request = {}) => {
        const attempt = async () => {
            token ??= login().then(basic => (basic === undefined ? undefined : logIn(base, basic)));
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
        createdAt: async () => undefined,
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
    const { access_token: access, token } = JSON.parse(answer.body);
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
    return {
        traits: { removesManifests: true, keepsLastTagged: false, age: 'the time that the image itself says' },
        list: async () => {
            const names = await listTags(session, name);
            if ('status' in names) {
                if (names.status === 401 || names.status === 403)
                    return oci_store_forbidden(names);
                throw unreadable(`the tags of ${name}`, names);
            }
            const tags = await Promise.all(names.map(tag => limit(async () => {
                const text = await reader.read(tag);
                return text === undefined ? [] : [{ name: tag, digest: (0,inventory/* parseNode */.U)(text).digest }];
            })));
            return { tags: tags.flat() };
        },
        node: digest => limit(() => reader.node(digest)),
        referrers: digest => limit(() => reader.referrers(digest)),
        createdAt: digest => limit(() => reader.createdAt(digest)),
        untag: async (tag) => {
            // Of the specification since 1.1; older registries want a digest here, and answer 400 or 405.
            const reply = await session.send(`manifests/${tag}`, { method: 'DELETE' });
            if ([200, 202, 204].includes(reply.status))
                return { done: true };
            return (await reader.read(tag)) === undefined ? { done: true } : replace(tag);
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

;// CONCATENATED MODULE: ./src/adapters/packages/registry-session.ts


const ACTIONS = 'pull,push,delete';
/** @param login base64 of `user:password`, if there is one */
function createRegistrySession({ registry, path }, login) {
    const base = (0,registry_auth/* baseUrl */.pc)(registry);
    let authorization;
    const attempt = async (url, request) => {
        const used = await authorization;
        // A login goes to the registry, whatever an answer names as the next address.
        const own = used !== undefined && new URL(url).origin === new URL(base).origin ? { authorization: used } : {};
        return send(url, { ...request, headers: { ...request.headers, ...own } });
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
                authorization = login().then(basic => (0,registry_auth/* authorize */.Gq)(challenge, path, basic, ACTIONS).catch(() => undefined));
            }
            return (await authorization) === undefined ? reply : attempt(url, request);
        }
    };
}

;// CONCATENATED MODULE: ./src/adapters/packages/stores.ts






const GHCR = 'ghcr.io';
/** The store of a repository, by what its registry is. */
function createPackageStores({ files, dockerConfig, logins, githubApi, dockerHub }) {
    let known;
    const loginTo = async (registry) => {
        known ??= (0,registry_auth/* readLogins */.rC)(files, dockerConfig, logins);
        return (await known).get(registry);
    };
    return repository => {
        const login = () => loginTo(repository.registry);
        if (repository.registry === reference/* DOCKER_HUB */.Xb)
            return createHubStore(repository, { url: dockerHub, login });
        const session = createRegistrySession(repository, login);
        if (repository.registry !== GHCR || githubApi === '')
            return createOciStore(repository, session);
        const token = async () => passwordOf(await login());
        return createGhcrStore(repository, session, { apiUrl: githubApi, token });
    };
}
/** Of base64 of `user:password`. */
function passwordOf(basic) {
    const text = basic === undefined ? '' : Buffer.from(basic, 'base64').toString();
    return text === '' ? undefined : text.slice(text.indexOf(':') + 1);
}


/***/ }),

/***/ 9749:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ parseNode),
/* harmony export */   s: () => (/* binding */ subjectOfTag)
/* harmony export */ });
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7592);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8825);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1691);



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
