import { useApolloClient, useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Scenario } from "@quad/workflow";
import { useEffect, useRef, useState } from "react";
import { useAction } from "../../api/useAction.ts";
import type { TestScenariosQuery } from "../../gql/Simulate.ts";
import {
  RemoveScenarioDocument,
  TestScenariosDocument,
  WorkflowScenariosDocument,
} from "../../gql/Simulate.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Section } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { useEditor } from "../editor/editor.ts";
import { StepLinks } from "./StepLinks.tsx";
import type { Trying } from "./useTrial.ts";

type Tested = Extract<TestScenariosQuery["testScenarios"], { __typename: "ScenarioTest" }>;

/** Milliseconds without a change of the draft before the tests are played on it. */
const PATIENCE = 1200;

/** The kept tests, each with how it fares on the draft, and the steps that none of them comes to. */
export function Tests({ trying }: { trying: Trying }) {
  const { t } = useLingui();
  const { schemeId, workflowKey, editable } = useEditor();
  const { data } = useQuery(WorkflowScenariosDocument, {
    variables: { schemeId, key: workflowKey },
    fetchPolicy: "cache-and-network",
  });
  const kept = data?.workflowScenarios ?? [];
  const tested = useTested(kept.map(({ id, scenario }) => `${id} ${JSON.stringify(scenario)}`));
  const remove = useAction(RemoveScenarioDocument, {
    refetchQueries: [WorkflowScenariosDocument],
  });
  const list = useRef<HTMLDivElement>(null);
  if (!data) return null;
  return (
    <Section title={t`Kept tests`} lede={t`Publishing plays each of them again.`}>
      <div ref={list} tabIndex={-1}>
        {kept.length === 0 ? (
          <p className="quiet">
            <Trans>None yet. Try something above, and keep it as a test.</Trans>
          </p>
        ) : (
          <Lines>
            {kept.map(({ id, name, scenario }) => {
              const verdict = tested?.verdicts.find((one) => one.id === id);
              return (
                <li key={id}>
                  <p className="try__test">
                    <strong>{name}</strong>
                    {verdict && (
                      <Status kind={verdict.passed ? "done" : "stop"}>
                        {verdict.passed ? <Trans>passes</Trans> : <Trans>fails</Trans>}
                      </Status>
                    )}
                  </p>
                  {verdict?.message && <p className="small">{verdict.message}</p>}
                  <div className="acts">
                    <Button
                      small
                      of={name}
                      onClick={() => trying.act({ act: "play", scenario: scenario as Scenario })}
                    >
                      <Trans>Play</Trans>
                    </Button>
                    {editable && (
                      <Button
                        small
                        variant="text"
                        of={name}
                        onClick={() => void remove.run({ id })}
                      >
                        <Trans>Remove</Trans>
                      </Button>
                    )}
                  </div>
                </li>
              );
            })}
          </Lines>
        )}
      </div>
      <ErrorNote error={remove.error} onRetry={remove.retry} />
      {kept.length > 0 && tested && tested.uncoveredUids.length > 0 && (
        <p className="small quiet try__uncovered">
          <Trans>
            No test comes to: <StepLinks uids={tested.uncoveredUids} />
          </Trans>
        </p>
      )}
    </Section>
  );
}

/** How the kept tests fare on the draft; null until it is known, and while there are none. */
function useTested(kept: readonly string[]): Tested | null {
  const client = useApolloClient();
  const { schemeId, workflowKey, definition } = useEditor();
  const [tested, setTested] = useState<Tested | null>(null);
  const which = kept.join();
  useEffect(() => {
    if (which === "") return;
    let over = false;
    const timer = setTimeout(async () => {
      try {
        const { data } = await client.query({
          query: TestScenariosDocument,
          variables: { input: { schemeId, key: workflowKey, definition } },
          fetchPolicy: "no-cache",
        });
        const answer = data?.testScenarios;
        if (!over) setTested(answer?.__typename === "ScenarioTest" ? answer : null);
      } catch {
        // The list stays without verdicts; the trial above says what is wrong.
        if (!over) setTested(null);
      }
    }, PATIENCE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, schemeId, workflowKey, definition, which]);
  return which === "" ? null : tested;
}
