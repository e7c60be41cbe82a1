import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { loadDemo } from "./index.ts";

let test: TestApp;
let ms: number;
beforeAll(async () => {
  const started = performance.now();
  test = await startTestApp({ env: { QUAD_DEMO: "on" } });
  ms = performance.now() - started;
}, 120_000);
afterAll(() => test.close());

it("loads", async () => {
  console.log(`loaded in ${Math.round(ms)} ms`);
  const again = performance.now();
  await loadDemo(test.app.backbone);
  console.log(`again in ${Math.round(performance.now() - again)} ms`);
  const { data } = await test.ask<{demoPeople: {id: string; name: string; role: string; institutionSlug: string}[]}>("{ demoPeople { id name role does institutionSlug } }");
  for (const p of data.demoPeople) {
    const inst = p.institutionSlug;
    const entered = await test.ask(`mutation { enterDemo(personId: "${p.id}", institution: "${inst}") { ... on SignedIn { me { isStaff grants { role } enrolments { role stage waitingPosition may } partnerships { stage may phase { key } startsOn endsOn members { name role } } tasks { kind dueOn minutes with roundId } } } } }`);
    console.log(p.role, p.name, JSON.stringify(entered.data ?? entered.errors));
    if (p.role === "coordinator") {
      const cookie = String(entered.headers["set-cookie"]).split(";")[0]!;
      const s = await test.ask<{schemes: {id: string}[]}>("{ schemes { id name state overview { registered invited waiting mentors mentees partnershipsActive partnershipsEnded nextStep { key title why } stages { subject stage count late } stuck { name stage days because action } } rounds { number stage } quotas { serviceArea { name } role places taken waiting } } }", {}, { cookie });
      console.log(JSON.stringify(s.data ?? s.errors, null, 1));
      const r = await test.ask(`{ evaluationReport(schemeId: "${s.data.schemes[0]!.id}") { asked answered enough forms { formKey answered enough questions { questionId answered mean } } } incidents(schemeId: "${s.data.schemes[0]!.id}") { message eventType } }`, {}, { cookie });
      console.log(JSON.stringify(r.data ?? r.errors));
    }
  }
  const o = await test.ask<{outbox: {subject: string; to: string; text: string}[]}>("{ outbox(first: 100) { to subject text links } }");
  console.log(o.data.outbox.length, o.data.outbox[0]);
  expect(data).toBeTruthy();
});
