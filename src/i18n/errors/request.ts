/** Texts for what the network interface itself refuses, before any module is asked. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/http. */
export const requestErrorTexts: Readonly<Record<string, TextOf>> = {
  REQUEST_INVALID: ({ place }) => ({
    'zh-CN': `请求不符合约定（${place}），没有执行。请对照接口说明 /api/openapi.json 修改后再发。`,
    en: `The request does not keep to its contract (${place}), so nothing was done. Compare it with /api/openapi.json and send it again.`,
  }),
  REQUEST_TOO_LARGE: () => ({
    'zh-CN': '请求太大，没有读完，也没有执行。请分成几次发送。',
    en: 'The request is too large; it was not read to the end and nothing was done. Send it in parts.',
  }),
  REQUEST_MEDIA: () => ({
    'zh-CN': '请求正文必须是 application/json，没有执行。请改正 Content-Type。',
    en: 'The body of a request must be application/json; nothing was done. Correct the Content-Type.',
  }),
  REQUEST_KEY_NEEDED: () => ({
    'zh-CN':
      '更改记录的请求需要 Idempotency-Key（一个 UUID），以免重发时做两次。没有执行，请带上它再发。',
    en: 'A request that changes something needs an Idempotency-Key, a UUID, so that sending it again does not do it twice. Nothing was done; send it with one.',
  }),
  REQUEST_KEY_REUSED: () => ({
    'zh-CN': '这个 Idempotency-Key 已经用于另一个请求，没有执行。新的请求请用新的 UUID。',
    en: 'This Idempotency-Key was used for another request, so nothing was done. Use a new UUID for a new request.',
  }),
  REQUEST_ANSWER_LOST: ({ event }) => ({
    'zh-CN': `这个请求已经执行过（操作编号 ${event}），但当时的答复没有保存下来。没有再做一次，请查看记录。`,
    en: `This request was carried out before (act ${event}), but its answer was not kept. It was not done again; look at the record.`,
  }),
  REQUEST_NOT_FOUND: () => ({
    'zh-CN': '没有这个地址。请对照接口说明 /api/openapi.json。',
    en: 'There is nothing at this address. Compare it with /api/openapi.json.',
  }),
  REQUEST_OTHER_SITE: () => ({
    'zh-CN': '这个请求来自另一个网站，为安全起见没有执行。请在暖家的页面中操作。',
    en: 'This request came from another site and was not carried out, for safety. Do it from Nuanjia itself.',
  }),
  REQUEST_STALE: () => ({
    'zh-CN': '您打开之后，这份记录已被更改，为避免覆盖没有保存。请重新打开，看过新内容后再改。',
    en: 'The record changed after you opened it, so nothing was saved, lest it overwrite what is new. Open it again and make the change on what it says now.',
  }),
  REQUEST_ETAG_NEEDED: () => ({
    'zh-CN':
      '更改记录需要 If-Match，写明更改所依据的版本（读取时的 ETag），没有执行。请先读取记录。',
    en: 'An edit needs If-Match with the ETag of what it was made on; nothing was done. Read the record first.',
  }),
  REQUEST_TOO_MANY: () => ({
    'zh-CN': '请求太频繁，这一次没有执行。请稍等片刻再试。',
    en: 'There were too many requests, so this one was not carried out. Wait a moment and try again.',
  }),
  REQUEST_BUSY: () => ({
    'zh-CN': '服务器暂时忙不过来，这一次没有执行，什么都没有丢失。请稍后再试。',
    en: 'The server cannot keep up at the moment; this was not carried out and nothing is lost. Try again shortly.',
  }),
  REQUEST_FAILED: () => ({
    'zh-CN': '服务器内部出错，这一次没有执行。请稍后再试；若仍不行，请把请求编号告诉管理员。',
    en: 'Something failed inside the server, so this was not carried out. Try again later; if it persists, tell the administrator the number of the request.',
  }),
  WEB_NOT_BUILT: () => ({
    'zh-CN':
      '手机应用还没有生成，所以打不开；居民的记录不受影响。请管理员在服务器上运行 npm ci 和 node tools/web.ts。',
    en: 'The phone application has not been built, so it cannot be opened; records are not affected. Whoever runs the server does npm ci and node tools/web.ts.',
  }),
  SESSION_NEEDED: () => ({
    'zh-CN': '需要先登录；登录可能已过期或在别处退出。请重新登录。',
    en: 'You need to sign in; your session may have expired or been ended elsewhere. Sign in again.',
  }),
  SESSION_POST_NEEDED: () => ({
    'zh-CN':
      '您还没有选择以哪个岗位工作，或该岗位已结束，没有执行。请选择一个岗位；没有岗位请联系安全管理员。',
    en: 'You have not chosen a post to work in, or it has ended, so nothing was done. Choose one; without any, ask the security administrator.',
  }),
  HTTP_ROUTE_RULE: ({ route, fault }) => ({
    'zh-CN': `接口 ${route} 不合规则（${fault}），服务器没有启动：没有写明谁可以使用的接口不能提供。请改正它的约定。`,
    en: `The route ${route} ${fault}, so the server was not started: what does not say who may use it is not served. Correct its contract.`,
  }),
  HTTP_TLS_NEEDED: ({ host }) => ({
    'zh-CN': `${host} 可以从别的计算机访问，密码和个人信息不能明文传输，服务器没有启动。请提供证书（--tls-certificate 和 --tls-key），或只在本机监听并由反向代理提供 HTTPS。`,
    en: `${host} can be reached from other computers, and passwords must not travel in the clear, so the server was not started. Give a certificate (--tls-certificate and --tls-key), or listen on this computer only, behind a proxy that speaks HTTPS.`,
  }),
  HTTP_TLS_FILE: ({ file }) => ({
    'zh-CN': `读不到 ${file}，没有证书就不能启动加密服务。请检查路径和权限。`,
    en: `${file} cannot be read, and without it there is no encrypted service. Check the path and its permissions.`,
  }),
};
