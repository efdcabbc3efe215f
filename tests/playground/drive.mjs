// Drives the Agents Playground in Chromium as a person would: asks for a pack, watches the card, decides, and receives the result.
// usage: node drive.mjs PLAYGROUND_URL EVIDENCE_URL SCREENSHOT_FOLDER QUESTIONNAIRE
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const [playground, evidence, shots, questionnaire] = process.argv.slice(2);
const patience = { timeout: 40000 };
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const step = text => console.log(`  ${text}`);

async function api(method, route, body) {
  const answer = await fetch(`${evidence}/api/${route}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

// Somebody else asks for another pack, and the risk owner has approved it: one role is left.
async function prepare() {
  const { id } = await api('POST', 'packs', { release: 'checkout-ranker-2.3.0', requestedBy: 'rita.holm@northlight.example' });
  while ((await api('GET', `packs/${id}`)).state !== 'awaiting-decision') await pause(300);
  await api('POST', `packs/${id}/decision`, { decision: 'approve', note: 'The risk is carried.', by: 'tom.osei@northlight.example' });
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  defaultViewport: { width: 1400, height: 1300 },
});
try {
  const page = await browser.newPage();
  const see = text => page.waitForFunction(wanted => document.body.innerText.includes(wanted), patience, text)
    .catch(async () => { await shot('failed'); throw new Error(`'${text}' did not appear`); });
  const shot = name => page.screenshot({ path: path.join(shots, `${name}.png`) });
  const press = async text => {
    const button = (await page.evaluateHandle(wanted => [...document.querySelectorAll('button')].filter(one => one.innerText.trim() === wanted).at(-1), text)).asElement();
    if (!button) throw new Error(`there is no button '${text}'`);
    await button.evaluate(one => one.scrollIntoView({ block: 'center' }));
    await button.click();
  };
  const say = async text => {
    const box = await page.waitForSelector('[contenteditable=true]', patience);
    await box.click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  const write = async text => {
    await page.waitForSelector('textarea', patience);
    await pause(300);
    const field = (await page.$$('textarea')).at(-1);
    await field.click();
    await field.type(text);
  };

  await page.goto(playground, { waitUntil: 'domcontentloaded' });
  await see('I collect the evidence of a release');
  await shot('1-help');
  step('the bot greets');

  await say('pack for checkout-ranker 2.4.0');
  await see('I have begun');
  await shot('2-accepted');
  step('the pack is asked for');
  await see('Collect the evidence');
  await shot('3-progress');
  step('the card shows progress');
  await see('Send back');
  await shot('4-decision');
  step('the card asks for a decision');

  await press('Approve');
  await write('I would like it to go out.');
  await press('Approve');
  await see('may not decide on it; someone else must');
  await shot('5-refused');
  step('who asked for it may not approve it, and is told so');

  await prepare();
  await say('status of checkout-ranker 2.3.0');
  await see('Checkout Ranker 2.3.0');
  await pause(500);
  await press('Approve');
  await write('Read with the board.');
  await shot('6-deciding');
  await press('Approve');
  await page.waitForFunction(() => /Decision\s+approved/.test(document.body.innerText), patience).catch(async () => { await shot('failed'); throw new Error('the result did not appear'); });
  await pause(300);
  await shot('7-result');
  step('the last role approves, and the card shows the result');

  await say('coverage for ISO 23894');
  await see('Coverage of');
  await pause(500);
  await shot('8-coverage');
  step('coverage is answered');

  await say('notify here');
  await see('teams-conversation');
  await pause(300);
  await shot('9-notify');
  const text = await page.evaluate(() => document.body.innerText);
  const conversation = text.match(/conversation: "([^"]+)"/)[1];
  const service = text.match(/service: "([^"]+)"/)[1];
  step('the bot says how this conversation is notified');

  await say('collect help-assistant 1.2.0');
  await see('gave everything');
  await say('what is stale for help-assistant 1.2.0?');
  await see('Collect again');
  await pause(500);
  await shot('10-stale');
  step('evidence that grows old is shown');
  await press('Collect again');
  await page.waitForFunction(() => document.body.innerText.split('gave everything').length > 2, patience).catch(async () => { await shot('failed'); throw new Error('it was not collected again'); });
  await pause(300);
  await shot('11-collected');
  step('the button has it collected again');

  // The Playground attaches no files: the message comes as Teams sends one in a chat with the bot alone, with an address the file is fetched from.
  const server = http.createServer((_, answer) => answer.end(fs.readFileSync(questionnaire))).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: path.basename(questionnaire), content: { downloadUrl: `http://127.0.0.1:${server.address().port}/file` } };
  await api('POST', 'teams/messages', {
    type: 'message', id: 'with-a-file', serviceUrl: service, channelId: 'msteams', text: 'draft this questionnaire',
    from: { id: 'user-id-0', aadObjectId: '00000000-0000-0000-0000-0000000000020' }, recipient: { id: 'bot-id' }, conversation: { id: conversation, conversationType: 'personal' }, attachments: [file],
  });
  await see('Without support');
  await pause(500);
  await shot('12-questionnaire');
  server.close();
  step('a questionnaire is drafted and offered');
} finally {
  await browser.close();
}
