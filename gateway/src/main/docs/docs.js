addEventListener('DOMContentLoaded', async () => {
  const contracts = await (await fetch('/openapi')).json();
  SwaggerUIBundle({
    dom_id: '#docs',
    urls: contracts.map(({ title, url }) => ({ name: title, url })),
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    // Lets "Try it out" work with the session of the console as well as with a token.
    requestInterceptor: (request) => {
      request.headers['X-Requested-With'] = 'JavaScript';
      return request;
    },
  });
});
