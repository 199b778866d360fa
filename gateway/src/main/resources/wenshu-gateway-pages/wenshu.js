// Offers every document that the gateway's index names.
fetch('/api-docs')
  .then((answer) => answer.json())
  .then((index) => {
    window.ui = SwaggerUIBundle({
      urls: index.documents.map((one) => ({ name: one.title, url: one.href })),
      dom_id: '#documents',
      deepLinking: true,
      // The validator badge would call a server on the internet.
      validatorUrl: null,
      presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
      layout: 'StandaloneLayout',
    });
  });
