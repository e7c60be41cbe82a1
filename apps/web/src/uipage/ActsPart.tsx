import { useState } from "react";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { EffectPreview } from "../ui/EffectPreview.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Note } from "../ui/Note.tsx";
import { Progress } from "../ui/Progress.tsx";
import { Case, Part } from "./Specimen.tsx";

const nothing = () => undefined;

export function ActsPart() {
  const [open, setOpen] = useState(false);
  const [locked, setLocked] = useState(true);
  return (
    <>
      <Part title="The next step">
        <NextStep
          title="Sign your mentoring agreement"
          when="about 5 minutes"
          actions={
            <>
              <LinkButton variant="filled" to="/ui">
                Read and sign
              </LinkButton>
              <LinkButton variant="text" to="/ui">
                Suggest a change
              </LinkButton>
            </>
          }
        >
          Ravindra signed it yesterday. It says how often you will meet, what stays between you and
          what you want to achieve.
        </NextStep>
        <Case title="Compact, for coordinators">
          <div data-density="compact">
            <NextStep
              title="Look over 34 matches, then send the proposals"
              when="by Friday 20 November"
              actions={
                <LinkButton variant="filled" to="/ui">
                  Open the matches
                </LinkButton>
              }
            >
              The last run matched 34 of 38 mentees. Each of the four left over has a cause that you
              can act on.
            </NextStep>
          </div>
        </Case>
      </Part>
      <Part title="Buttons">
        <div className="row">
          <Button variant="filled">Read and sign</Button>
          <Button>Message Ravindra</Button>
          <Button variant="text">Suggest a change</Button>
          <Button variant="destructive">End this partnership…</Button>
          <Button pressed={locked} onClick={() => setLocked(!locked)}>
            Locked
          </Button>
          <Button variant="filled" busy busyLabel="Sending 34 proposals…">
            Send 34 proposals
          </Button>
        </div>
        <Case title="Off, reachable, with its reason">
          <div className="row">
            <Button variant="filled" disabledReason="Off because step 6 has a problem.">
              Publish
            </Button>
          </div>
        </Case>
        <Case title="Small, and of one shape">
          <div className="row" data-density="compact">
            <Button small of="Callum Aske">
              Lock
            </Button>
            <Button small>Swap with…</Button>
            <Button small variant="text">
              Not for me
            </Button>
            <IconButton icon="up" label="Move up, already first" off onClick={nothing} />
            <IconButton icon="down" label="Move down" onClick={nothing} />
            <IconButton icon="remove" label="Remove" onClick={nothing} />
          </div>
        </Case>
      </Part>
      <Part title="Menus, disclosure, dialog">
        <div className="row">
          <Menu label="Tamsin Okoro">
            <li>
              <a href="/ui#menu">Settings</a>
            </li>
            <li>
              <button type="button">Sign out</button>
            </li>
          </Menu>
          <Button onClick={() => setOpen(true)}>Send 34 proposals…</Button>
        </div>
        <Disclosure summary="Before registration opened: 6 of 6 done">
          <p>Dates moved from last round; places in each service area; texts in both languages.</p>
        </Disclosure>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title="Send 34 proposals?"
          actions={
            <>
              <Button variant="filled" onClick={() => setOpen(false)}>
                Send 34 proposals
              </Button>
              <Button onClick={() => setOpen(false)}>Not yet</Button>
            </>
          }
        >
          <p>
            34 mentees and 19 mentors get an email in English or Welsh, and have until Friday 27
            November to reply. 4 mentees without a match get nothing yet.
          </p>
          <p className="small quiet">
            This can’t be taken back. Single proposals can be withdrawn until they are answered.
          </p>
        </Dialog>
      </Part>
      <Part title="Messages">
        <div className="two">
          <div>
            <Note>Registration closes on Friday 13 November at 17:00.</Note>
            <Note kind="info">Nerys Whitlock is hidden from your list.</Note>
            <Note kind="warn" title="Estates has not replied">
              Proposals can go out without it, but not to people in Estates.
            </Note>
            <Note kind="bad" title="Not saved" actions={<Button small>Compare the two</Button>}>
              Somebody else changed this step at 14:05.
            </Note>
          </div>
          <div>
            <ErrorNote error={{ kind: "fault", reference: "7F3K-22" }} onRetry={nothing} />
            <ErrorNote error={{ kind: "offline" }} onRetry={nothing} />
            <ErrorNote error={{ kind: "signed-out" }} />
            <ErrorNote error={{ kind: "not-found" }} />
          </div>
        </div>
      </Part>
      <Part title="Effects, waiting, nothing yet">
        <EffectPreview
          title="3 people change"
          of="Mentee"
          changes={[
            { what: "Callum Aske", before: "no mentor", after: "Elspeth Marr, good fit" },
            { what: "Tamsin Okoro", before: "Elspeth Marr", after: "Ravindra Holt, very good fit" },
            { what: "Piotr Amadi", before: "Ravindra Holt", after: "no mentor", worse: true },
          ]}
          actions={
            <>
              <Button variant="filled">Make these 3 changes</Button>
              <Button variant="text">Leave it as it is</Button>
            </>
          }
        >
          <p>Everybody else keeps the mentor they have.</p>
        </EffectPreview>
        <Case title="A long job">
          <Progress
            value={64}
            max={100}
            actions={
              <>
                <Button small>Stop and keep the best</Button>
                <span className="small quiet">You can leave this page; it carries on.</span>
              </>
            }
          >
            <strong>Matching 38 mentees.</strong> 12 seconds so far; the best found covers 33.
          </Progress>
        </Case>
        <Case title="Empty states">
          <div className="two">
            <Empty
              title="No meetings yet"
              action={<Button variant="filled">Suggest a time</Button>}
            >
              Your meetings appear here once one is in the diary. A first meeting is usually an
              hour.
            </Empty>
            <Empty title="Nobody is stuck">
              People who wait longer than their step allows are listed here. The next step that
              could run late is training, on 17 November.
            </Empty>
          </div>
        </Case>
      </Part>
    </>
  );
}
