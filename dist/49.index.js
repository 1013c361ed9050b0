export const id = 49;
export const ids = [49];
export const modules = {

/***/ 20049:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createEngine: () => (/* binding */ createEngine)
/* harmony export */ });
/* harmony import */ var handlebars_dist_handlebars_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6217);
/* harmony import */ var handlebars_dist_handlebars_js__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(handlebars_dist_handlebars_js__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83916);


/** This module brings Handlebars: import it when needed. */
function createEngine() {
    const handlebars = handlebars_dist_handlebars_js__WEBPACK_IMPORTED_MODULE_0___default().create();
    // It would write to the job's log, where lines can be commands to the runner.
    handlebars.registerHelper('log', () => '');
    const compiled = new Map();
    const compile = (text) => {
        const template = compiled.get(text) ?? handlebars.compile(text, { noEscape: true });
        compiled.set(text, template);
        return template;
    };
    return {
        render: (text, context) => explained(() => compile(text)(adapted(context))),
        check: text => {
            explained(() => handlebars.parse(text));
        },
        soleExpression: text => soleExpression(handlebars, text)
    };
}
function soleExpression(handlebars, text) {
    try {
        const [only, ...more] = handlebars.parseWithoutProcessing(text).body;
        if (only?.type !== 'MustacheStatement' || more.length > 0)
            return undefined;
        const { path } = only;
        return 'parts' in path && path.parts.length === 1 ? path.parts[0] : undefined;
    }
    catch {
        return undefined;
    }
}
/** Handlebars hands a function its arguments, then an object that holds the named ones. */
const adapted = (context) => Object.fromEntries(Object.entries(context).map(([name, value]) => [name, adaptedValue(value)]));
function adaptedValue(value) {
    if (typeof value !== 'function')
        return value;
    const call = (...args) => value(args.slice(0, -1), args.at(-1)?.hash ?? {});
    // `{{lookup this 'branch'}}` prints what it finds.
    return Object.assign(call, { toString: () => value([], {}) });
}
/** Handlebars' own messages are drawings of its parser, or about the code it made: they say nothing to a user. */
function explained(work) {
    try {
        return work();
    }
    catch (error) {
        const message = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
        throw new Error(reworded(message), { cause: error });
    }
}
function reworded(message) {
    if (/^(Parse|Lexical) error/.test(message))
        return 'a brace, a quote or a name in it is missing or wrong';
    if (/\.call is not a function$/.test(message))
        return 'it gives arguments to a name that takes none';
    return message;
}


/***/ })

};
