import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const PAGE = '/docs';
const BUNDLE = 'swagger-ui-bundle.js';
const ICONS = ['32x32', '16x16'] as const;
const STYLE = 'swagger-ui.css';
const INIT = 'swagger-ui-init.js';

/** What the page takes from the package; the rest of it, an index of its own among it, is not served. */
const PARTS: ReadonlySet<string> = new Set([STYLE, BUNDLE, ...ICONS.map((size) => `favicon-${size}.png`)]);

/** @param base where its parts lie, as seen from the address at which the page is shown. */
const page = (base: string): string => `<!DOCTYPE html>
<html lang="id">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Sinergi — API</title>
  <link rel="stylesheet" href="${base}${STYLE}">
${ICONS.map((size) => `  <link rel="icon" type="image/png" href="${base}favicon-${size}.png" sizes="${size}">`).join('\n')}
  <style>
    body { margin: 0; background: #fafafa; }
    @media (max-width: 640px) {
      .swagger-ui .opblock-tag { flex-wrap: wrap; }
      .swagger-ui .opblock-tag a { flex: 1; }
      .swagger-ui .opblock-tag small { order: 1; flex: 0 0 100%; padding: 4px 0; }
      .swagger-ui .opblock .opblock-summary-path { max-width: none; }
    }
  </style>
</head>
<body>
  <div id="swagger-ui"></div>
${[BUNDLE, INIT].map((file) => `  <script src="${base}${file}"></script>`).join('\n')}
</body>
</html>
`;

/** Beside this script, wherever the page is shown. */
const START = `const url = new URL('../openapi.json', document.currentScript.src).href;
window.onload = () => {
  window.ui = SwaggerUIBundle({
    url,
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
    persistAuthorization: true,
    defaultModelsExpandDepth: 0,
    docExpansion: 'none',
  });
};
`;

/** The description for people, at `/docs`; everything it needs comes from this server. */
export const showDocumentation = (server: FastifyInstance): void => {
  const shownAt = (path: string, type: string, content: string): void =>
    void server.get(path, (_, reply) => reply.type(`${type}; charset=utf-8`).send(content));
  shownAt(PAGE, 'text/html', page(`.${PAGE}/`));
  shownAt(`${PAGE}/`, 'text/html', page('./'));
  shownAt(`${PAGE}/${INIT}`, 'application/javascript', START);
  void server.register(fastifyStatic, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: `${PAGE}/`,
    index: false,
    decorateReply: false,
    allowedPath: (path) => PARTS.has(path.replace(/^\//, '')),
  });
};
