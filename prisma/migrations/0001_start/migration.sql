-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "byId" INTEGER,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT
);

-- CreateTable
CREATE TABLE "Inbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "doneAt" DATETIME,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "Outgoing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "accountId" INTEGER,
    "personId" INTEGER,
    "priority" INTEGER NOT NULL,
    "recipe" TEXT,
    "args" TEXT,
    "body" TEXT,
    "choices" TEXT,
    "parts" TEXT,
    "partsSent" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "notBefore" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "wanted" INTEGER NOT NULL DEFAULT 0,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "refs" TEXT NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "error" TEXT,
    CONSTRAINT "Outgoing_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dialog" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "activeFor" INTEGER,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Dialog_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "oversees" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "retiredAt" DATETIME
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "phone" TEXT,
    "agreedAt" DATETIME,
    "noticeVersion" TEXT,
    "createdAt" DATETIME NOT NULL,
    "leftAt" DATETIME
);

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "personId" INTEGER,
    "outOfReachAt" DATETIME,
    "lastWroteAt" DATETIME,
    "menuStale" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "until" DATETIME,
    CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invite" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "codeHash" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "usesLeft" INTEGER NOT NULL,
    "approval" BOOLEAN NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" INTEGER,
    "revokedAt" DATETIME,
    CONSTRAINT "Invite_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CodeTry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "CodeTry_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER,
    "role" TEXT NOT NULL,
    "inviteId" INTEGER,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedById" INTEGER,
    CONSTRAINT "JoinRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "JoinRequest_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "JoinRequest_inviteId_fkey" FOREIGN KEY ("inviteId") REFERENCES "Invite" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "appliedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Task" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "planCode" TEXT NOT NULL,
    "dutyCode" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "cutOffAt" DATETIME,
    "dueAt" DATETIME NOT NULL,
    "required" INTEGER NOT NULL,
    "clause" TEXT NOT NULL,
    "settledAt" DATETIME,
    "excusedAt" DATETIME,
    "nilAt" DATETIME,
    "cancelledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Task_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Credit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "state" TEXT NOT NULL,
    "taskId" INTEGER NOT NULL,
    "submissionId" INTEGER NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Credit_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Credit_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Collection" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "openFor" INTEGER,
    "state" TEXT NOT NULL,
    "unitId" INTEGER,
    "taskId" INTEGER,
    "freely" BOOLEAN NOT NULL DEFAULT false,
    "topic" TEXT,
    "title" TEXT,
    "children" TEXT,
    "openedAt" DATETIME NOT NULL,
    "touchedAt" DATETIME NOT NULL,
    CONSTRAINT "Collection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Collection_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Collection_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Piece" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "collectionId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "message" TEXT,
    "text" TEXT NOT NULL,
    "forwardedFrom" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Piece_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "collectionId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "message" TEXT,
    "album" TEXT,
    "ref" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "declaredType" TEXT,
    "declaredBytes" INTEGER,
    "forwardedFrom" TEXT,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "sha256" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "at" DATETIME NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Attachment_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Media" ("sha256") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Media" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "bytes" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "takenAt" DATETIME,
    "likeness" TEXT,
    "text" TEXT,
    "storedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "MediaCopy" (
    "channel" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "ref" TEXT NOT NULL,

    PRIMARY KEY ("channel", "sha256", "form"),
    CONSTRAINT "MediaCopy_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Media" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "collectionId" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "topic" TEXT,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "children" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "firstSentAt" DATETIME NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "claimedById" INTEGER,
    "claimedAt" DATETIME,
    CONSTRAINT "Submission_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Version" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "submissionId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,
    CONSTRAINT "Version_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VersionAttachment" (
    "versionId" INTEGER NOT NULL,
    "attachmentId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("versionId", "attachmentId"),
    CONSTRAINT "VersionAttachment_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VersionAttachment_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "versionId" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Decision_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Report" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "askedById" INTEGER,
    "dueAt" DATETIME NOT NULL,
    "compiledAt" DATETIME,
    "model" TEXT,
    "sha256" TEXT,
    "name" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "error" TEXT
);

-- CreateIndex
CREATE INDEX "Inbox_state_id_idx" ON "Inbox"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Inbox_channel_eventId_key" ON "Inbox"("channel", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Outgoing_key_key" ON "Outgoing"("key");

-- CreateIndex
CREATE INDEX "Outgoing_state_priority_id_idx" ON "Outgoing"("state", "priority", "id");

-- CreateIndex
CREATE INDEX "Outgoing_accountId_state_id_idx" ON "Outgoing"("accountId", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Dialog_activeFor_key" ON "Dialog"("activeFor");

-- CreateIndex
CREATE INDEX "Dialog_state_expiresAt_idx" ON "Dialog"("state", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "Unit_path_idx" ON "Unit"("path");

-- CreateIndex
CREATE UNIQUE INDEX "Person_phone_key" ON "Person"("phone");

-- CreateIndex
CREATE INDEX "Person_sortName_idx" ON "Person"("sortName");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE INDEX "Account_menuStale_idx" ON "Account"("menuStale");

-- CreateIndex
CREATE UNIQUE INDEX "Account_channel_sender_key" ON "Account"("channel", "sender");

-- CreateIndex
CREATE UNIQUE INDEX "Account_channel_chat_key" ON "Account"("channel", "chat");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE INDEX "Membership_unitId_role_idx" ON "Membership"("unitId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Invite_codeHash_key" ON "Invite"("codeHash");

-- CreateIndex
CREATE INDEX "CodeTry_accountId_at_idx" ON "CodeTry"("accountId", "at");

-- CreateIndex
CREATE INDEX "JoinRequest_accountId_state_idx" ON "JoinRequest"("accountId", "state");

-- CreateIndex
CREATE INDEX "Plan_appliedAt_idx" ON "Plan"("appliedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Task_key_key" ON "Task"("key");

-- CreateIndex
CREATE INDEX "Task_unitId_dueAt_idx" ON "Task"("unitId", "dueAt");

-- CreateIndex
CREATE INDEX "Task_dueAt_idx" ON "Task"("dueAt");

-- CreateIndex
CREATE INDEX "Task_dutyCode_period_idx" ON "Task"("dutyCode", "period");

-- CreateIndex
CREATE INDEX "Credit_submissionId_idx" ON "Credit"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "Credit_taskId_submissionId_key" ON "Credit"("taskId", "submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "Collection_openFor_key" ON "Collection"("openFor");

-- CreateIndex
CREATE INDEX "Collection_state_touchedAt_idx" ON "Collection"("state", "touchedAt");

-- CreateIndex
CREATE INDEX "Piece_collectionId_idx" ON "Piece"("collectionId");

-- CreateIndex
CREATE INDEX "Piece_channel_chat_message_idx" ON "Piece"("channel", "chat", "message");

-- CreateIndex
CREATE INDEX "Attachment_collectionId_idx" ON "Attachment"("collectionId");

-- CreateIndex
CREATE INDEX "Attachment_state_nextTryAt_idx" ON "Attachment"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "Attachment_channel_chat_album_idx" ON "Attachment"("channel", "chat", "album");

-- CreateIndex
CREATE INDEX "Attachment_sha256_idx" ON "Attachment"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_code_key" ON "Submission"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_collectionId_key" ON "Submission"("collectionId");

-- CreateIndex
CREATE INDEX "Submission_authorId_id_idx" ON "Submission"("authorId", "id");

-- CreateIndex
CREATE INDEX "Submission_state_level_sentAt_idx" ON "Submission"("state", "level", "sentAt");

-- CreateIndex
CREATE INDEX "Submission_unitId_firstSentAt_idx" ON "Submission"("unitId", "firstSentAt");

-- CreateIndex
CREATE INDEX "Submission_firstSentAt_idx" ON "Submission"("firstSentAt");

-- CreateIndex
CREATE UNIQUE INDEX "Version_submissionId_number_key" ON "Version"("submissionId", "number");

-- CreateIndex
CREATE INDEX "VersionAttachment_attachmentId_idx" ON "VersionAttachment"("attachmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_versionId_level_key" ON "Decision"("versionId", "level");

-- CreateIndex
CREATE INDEX "Report_state_nextTryAt_idx" ON "Report"("state", "nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "Report_kind_period_edition_key" ON "Report"("kind", "period", "edition");
