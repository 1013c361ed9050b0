export const id = 565;
export const ids = [565];
export const modules = {

/***/ 41565:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postText: () => (/* binding */ postText)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80635);


/** Of what somebody's server asks for. */
const MAX_WAIT_MS = 20_000;
/** Messages never hold the address: its path is a secret. */
const postText = async (url, { body, headers, timeoutMs, signal }) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    let answer;
    try {
        answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: limit });
    }
    catch (error) {
        const reason = (0,_temporary_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyError */ .fe)(error) === 'timeout' ? `no answer in ${timeoutMs / 1000} s` : whatBroke(error);
        throw failed(reason, (0,_temporary_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOfError */ .RQ)(error));
    }
    await answer.body?.cancel().catch(() => { });
    if (!answer.ok)
        throw failed(`it answers ${answer.status}`, (0,_temporary_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOfAnswer */ .j0)(answer, MAX_WAIT_MS));
};
/** `ECONNREFUSED`, `ENOTFOUND`: codes alone, since messages may quote what they were given. */
const whatBroke = (error) => (0,_temporary_js__WEBPACK_IMPORTED_MODULE_1__/* .causesOf */ .cZ)(error).findLast(({ code }) => code !== undefined)?.code ?? 'the connection failed';
const failed = (message, trouble) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ code: 'registry-failed', message, cause: trouble });


/***/ })

};
