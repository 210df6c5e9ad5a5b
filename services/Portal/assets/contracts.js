// Shows the contracts the program describes itself by: the API with Swagger UI, the messages as their channels and schemas.
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';

const element = (name, text, ...children) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
};

const block = (title, ...children) => {
  const [whole, head, body] = [element('section'), element('div', '', element('h2', title)), element('div', '', ...children)];
  [whole.className, head.className, body.className] = ['block', 'block-head', 'block-body'];
  whole.append(head, body);
  return whole;
};

const schemaOf = (contract, message) => {
  const name = message.$ref.split('/').pop();
  const known = contract.components.messages[name];
  const schema = contract.components.schemas[known.payload.$ref.split('/').pop()];
  return element('details', '', element('summary', `${name}: ${known.summary}`), element('pre', JSON.stringify(schema, null, 2)));
};

const placeOf = ({ amqp }) => amqp.queue ? `AMQP: queue ${amqp.queue.name}` : `AMQP: exchange ${amqp.exchange.name} (${amqp.exchange.type})`;

const showMessages = async place => {
  const contract = await (await fetch('/asyncapi.json')).json();
  for (const operation of Object.values(contract.operations)) {
    const channel = contract.channels[operation.channel.$ref.split('/').pop()];
    const direction = operation.action === 'receive' ? '→ OneStop' : 'OneStop →';
    place.append(block(
      `${channel.title} (${direction})`,
      element('p', channel.description ?? placeOf(channel.bindings)),
      ...Object.values(channel.messages).map(message => schemaOf(contract, message))));
  }
  place.dataset.ready = '1';
};

showMessages(document.getElementById('contract-messages'));
SwaggerUI({
  domNode: document.getElementById('contract-api'),
  url: '/openapi/v1.json',
  docExpansion: 'none',
  validatorUrl: null,
  onComplete: () => { document.getElementById('contract-api').dataset.ready = '1'; },
});
