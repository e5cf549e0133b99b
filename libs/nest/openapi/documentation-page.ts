import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const PAGE = '/docs';
const SCRIPTS = ['swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js'] as const;
const ICONS = ['32x32', '16x16'] as const;
const STYLE = 'swagger-ui.css';
const INIT = 'swagger-ui-init.js';

/** What the page takes from the package; the rest of it, an index of its own among it, is not served. */
const PARTS: ReadonlySet<string> = new Set([STYLE, ...SCRIPTS, ...ICONS.map((size) => `favicon-${size}.png`)]);

/** @param base where its parts lie, as seen from the address at which the page is shown. */
const page = (base: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <title>Sinergi — API</title>
  <link rel="stylesheet" href="${base}${STYLE}">
${ICONS.map((size) => `  <link rel="icon" type="image/png" href="${base}favicon-${size}.png" sizes="${size}">`).join('\n')}
  <style>
    body { margin: 0; background: #fafafa; }
    .swagger-ui .topbar .download-url-wrapper { display: none; }
  </style>
</head>
<body>
  <div id="swagger-ui"></div>
${[...SCRIPTS, INIT].map((file) => `  <script src="${base}${file}"></script>`).join('\n')}
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
    layout: 'StandaloneLayout',
    validatorUrl: null,
    persistAuthorization: true,
    defaultModelsExpandDepth: 0,
    docExpansion: 'none',
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
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
